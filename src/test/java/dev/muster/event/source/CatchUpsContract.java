package dev.muster.event.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.event.Journal;
import dev.muster.event.JournalKit;
import dev.muster.event.Push;
import dev.muster.event.Sighting;
import dev.muster.event.Via;
import dev.muster.event.source.CatchUp.State;
import dev.muster.store.Database;
import dev.muster.store.LaneRest;
import dev.muster.store.TestClock;
import dev.muster.store.TestStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What reading the history of a box promises, whatever the database. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CatchUpsContract {

  private static final String BOX = "box-1";
  private static final SourceSettings SETTINGS =
      new SourceSettings(
          Duration.ofMinutes(5),
          Duration.ofHours(24),
          Duration.ofMinutes(2),
          Duration.ofMinutes(1),
          Duration.ofMinutes(1),
          Duration.ofHours(24));

  private final Database database;
  private final TestClock clock = new TestClock();
  private TestStore stored;
  private Journal journal;
  private CatchUps catchUps;

  CatchUpsContract(Database database) {
    this.database = database;
  }

  @BeforeAll
  void open(@TempDir Path folder) throws IOException {
    stored = database.open(folder);
    journal = JournalKit.journal(stored, folder, clock);
  }

  @AfterAll
  void close() {
    if (stored != null) {
      stored.close();
    }
  }

  @BeforeEach
  void startAfresh() {
    stored.clear();
    start();
  }

  @Test
  void aBoxIsAskedForADayAtFirstAndThenFromItsLatestEventLessTheOverlap() {
    CatchUp first = claim();
    assertThat(first.window()).isEqualTo(Window.openFrom(ago(Duration.ofHours(24))));
    store(first.listed(List.of(listed("a", Duration.ofHours(3))), 1));
    assertThat(catchUps.claim(BOX, 1)).as("it was just read").isEmpty();
    clock.pass(Duration.ofMinutes(5));
    assertThat(claim().window())
        .isEqualTo(Window.openFrom(ago(Duration.ofMinutes(3 * 60 + 5 + 2))));
  }

  @Test
  void aWindowThatEndedWhileTheDatabaseWasAwayIsWrittenDownWhenItIsBack() {
    CatchUp failed = claim().failed("on purpose");
    stored.beganWhileAway(() -> catchUps.settle(failed));
    clock.pass(Duration.ofMinutes(1));
    assertThat(catchUps.claim(BOX, 1)).hasSize(1);
  }

  /** So nothing comes again that was forgotten after its time. */
  @Test
  void whatNobodyCanWriteDownLateAnyMoreIsNotAskedForAgain() {
    Instant latest = ago(Duration.ofHours(3));
    store(claim().listed(List.of(at("a", latest)), 1));
    for (int pulls = 0; pulls < 1; pulls++) {
      clock.pass(Duration.ofMinutes(5));
      CatchUp again = claim();
      assertThat(again.window()).isEqualTo(Window.openFrom(latest.minus(Duration.ofMinutes(2))));
      store(again.listed(List.of(at("a", latest)), 1));
    }
    clock.pass(Duration.ofMinutes(5));
    CatchUp quiet = claim();
    assertThat(quiet.window()).isEqualTo(Window.openFrom(latest.plusMillis(1)));
    store(quiet.listed(List.of(at("b", latest.plusSeconds(1))), 1));
    clock.pass(Duration.ofMinutes(5));
    assertThat(claim().window())
        .isEqualTo(Window.openFrom(latest.plusSeconds(1).minus(Duration.ofMinutes(2))));
  }

  @Test
  void theWatermarkOfABoxWhoseClockRunsAheadNeverPassesOurPresent() {
    store(claim().listed(List.of(listed("a", Duration.ofHours(-5))), 1));
    clock.pass(Duration.ofMinutes(5));
    assertThat(claim().window()).isEqualTo(Window.openFrom(ago(Duration.ofMinutes(7))));
  }

  @Test
  void aBoxWhoseClockIsBehindIsReadFromItsOwnLatestEvent() {
    store(claim().listed(List.of(listed("a", Duration.ofHours(9))), 1));
    clock.pass(Duration.ofMinutes(5));
    Instant late = ago(Duration.ofHours(9));
    CatchUp again = claim();
    store(again.listed(List.of(listed("a", Duration.ofMinutes(9 * 60 + 5)), at("b", late)), 2));
    assertThat(events()).isEqualTo("2");
  }

  @Test
  void oneReaderAtATime() {
    CatchUp read = claim();
    assertThat(catchUps.claim(BOX, 1)).isEmpty();
    catchUps.due(BOX, Duration.ZERO);
    assertThat(catchUps.claim(BOX, 1)).as("somebody is at it").isEmpty();
    store(read.listed(List.of(), 0));
    assertThat(catchUps.claim(BOX, 1)).as("asked for meanwhile").hasSize(1);
  }

  @Test
  void aFailedWindowIsTriedAgainAfterGrowingPauses() {
    catchUps.settle(claim().failed("no answer"));
    assertThat(catchUps.claim(BOX, 1)).isEmpty();
    clock.pass(Duration.ofSeconds(5));
    catchUps.settle(claim().failed("no answer"));
    clock.pass(Duration.ofSeconds(5));
    assertThat(catchUps.claim(BOX, 1)).isEmpty();
    clock.pass(Duration.ofSeconds(5));
    assertThat(claim().rows()).as("a box that stumbles is asked for little").isEqualTo(10);
    assertThat(catchUps.marks().get(BOX).trouble()).isEqualTo("no answer");
  }

  @Test
  void aBoxThatWasSilentAndAnswersAgainIsRead() {
    store(claim().listed(List.of(), 0));
    stored.store().write(db -> LaneRest.trouble(db, BOX, "no answer", clock.millis()));
    assertThat(catchUps.claim(BOX, 1)).isEmpty();
    stored
        .store()
        .write(
            db -> {
              LaneRest.answered(db, BOX, clock.millis());
              return 0;
            });
    assertThat(catchUps.claim(BOX, 1)).hasSize(1);
  }

  @Test
  void aBoxWithoutAHistoryIsLeftAloneForADayAndShown() {
    catchUps.settle(claim().noApi("the box answered HTTP 404"));
    clock.pass(Duration.ofHours(23));
    assertThat(catchUps.claim(BOX, 1)).isEmpty();
    assertThat(catchUps.marks().get(BOX).known()).isFalse();
    clock.pass(Duration.ofHours(1));
    assertThat(catchUps.claim(BOX, 1)).hasSize(1);
  }

  @Test
  void aWindowThatWasUnderWayWhenTheProgramDiedIsReadAgainAfterItsStart() {
    claim();
    start();
    assertThat(catchUps.claim(BOX, 1)).hasSize(1);
  }

  @Test
  void anAnswerFromOutsideOfTheWindowMeansAnotherUnitOfTime() {
    CatchUp strayed = claim().listed(List.of(listed("old", Duration.ofDays(90))), 1);
    assertThat(strayed.state()).isEqualTo(State.STRAYED);
    catchUps.settle(strayed);
    CatchUp second = claim();
    assertThat(second.times()).isEqualTo(Times.MILLIS);
    catchUps.settle(second.listed(List.of(listed("old", Duration.ofDays(90))), 1));
    CatchUp third = claim();
    assertThat(third.times()).isEqualTo(Times.UNHEEDED);
    store(
        third.listed(
            List.of(listed("old", Duration.ofDays(90)), listed("a", Duration.ofHours(1))), 2));
    assertThat(events()).as("only what is young enough").isEqualTo("1");
  }

  @Test
  void aPictureIsOnlyFetchedForAnEventThatHasNone() {
    Sighting known = JournalKit.stranger("pushed", ago(Duration.ofHours(1)));
    byte[] face = "face".getBytes();
    journal.store(
        Push.of(BOX, Via.PUSH, new byte[0])
            .read(
                List.of(
                    new Sighting(known.event(), "x", face, known.registered(), known.scene()))));
    CatchUp read =
        catchUps.sift(
            claim()
                .listed(
                    List.of(
                        withPicture("pushed", Duration.ofHours(1)),
                        withPicture("new", Duration.ofHours(2))),
                    2));
    assertThat(read.isPictureToFetch()).isFalse();
    journal.store(catchUps.push(read));
    CatchUp second = catchUps.taken(read);
    assertThat(second.isPictureToFetch()).isTrue();
    journal.store(catchUps.push(second.withFace(face)));
    assertThat(events()).isEqualTo("2");
    assertThat(stored.text("SELECT count(*) FROM match_event WHERE face IS NULL")).isEqualTo("0");
  }

  @Test
  void aPictureThatNeverComesDoesNotHoldItsEventUp() {
    for (int tries = 0; tries < 3; tries++) {
      CatchUp failed = read(box -> box.pictureMissed("HTTP 500"));
      assertThat(failed.state()).isEqualTo(State.FAILED);
      clock.pass(Duration.ofMinutes(1));
    }
    assertThat(read(box -> box.pictureMissed("HTTP 500")).state()).isEqualTo(State.WHOLE);
    assertThat(events()).isEqualTo("1");
  }

  @Test
  void aRowThatCannotBeReadIsKeptAndDoesNotHoldTheOthersUp() {
    store(
        claim()
            .listed(
                List.of(
                    Listed.unreadable("x", "{}".getBytes(), "score is missing"),
                    Listed.ignored("car"),
                    listed("a", Duration.ofHours(1))),
                3));
    assertThat(events()).isEqualTo("1");
    assertThat(stored.text("SELECT detail FROM refused_push")).isEqualTo("score is missing");
  }

  /**
   * Whatever the order of its lists, however few rows it gives, whatever is written down late,
   * deleted, or fails meanwhile: in the end everything that the box has is stored once.
   */
  @Test
  void noEventIsMissedHoweverTheHistoryGrowsWhileItIsRead() {
    for (int round = 0; round < 15; round++) {
      startAfresh();
      Random random = new Random(round);
      ListingBox box = new ListingBox(random);
      Duration skew = Duration.ofMinutes(random.nextInt(600) - 300);
      int backlog = random.nextInt(400);
      for (int n = 0; n < backlog; n++) {
        box.happens(clock.instant().plus(skew).minusSeconds(random.nextInt(18 * 3600)));
      }
      for (int step = 0; step < 120; step++) {
        for (CatchUp work : catchUps.claim(BOX, 1)) {
          run(work, box, random, skew);
        }
        clock.pass(Duration.ofSeconds(random.nextInt(40)));
        if (random.nextInt(30) == 0) {
          start();
        }
      }
      box.recovers();
      clock.pass(Duration.ofMinutes(20));
      for (int step = 0; step < 400; step++) {
        catchUps.claim(BOX, 1).forEach(work -> run(work, box, new Random(0), null));
        clock.pass(Duration.ofSeconds(10));
      }
      assertThat(events()).as("round %d: %s", round, box).isEqualTo("" + box.size());
    }
  }

  private void run(CatchUp begun, ListingBox box, Random random, Duration skew) {
    CatchUp work = begun;
    while (work.isPageToAsk()) {
      if (skew != null && random.nextInt(3) == 0) {
        box.happens(clock.instant().plus(skew).minusMillis(random.nextInt(90_000)));
      }
      work = catchUps.sift(box.answer(work));
      while (work.isEventToTake()) {
        if (skew != null && random.nextInt(500) == 0) {
          return;
        }
        journal.store(catchUps.push(work));
        work = catchUps.taken(work);
      }
    }
    catchUps.settle(work);
  }

  /** Reads one event with a picture; the picture ends as it is said. */
  private CatchUp read(UnaryOperator<CatchUp> picture) {
    CatchUp work = catchUps.sift(claim().listed(List.of(withPicture("a", Duration.ofHours(1))), 1));
    work = picture.apply(work);
    while (work.isEventToTake()) {
      journal.store(catchUps.push(work));
      work = catchUps.taken(work);
    }
    catchUps.settle(work);
    return work;
  }

  private void start() {
    catchUps = new CatchUps(new Watermarks(stored.store(), SETTINGS, "muster"), journal, clock);
  }

  private CatchUp claim() {
    List<CatchUp> claimed = catchUps.claim(BOX, 1);
    assertThat(claimed).hasSize(1);
    return claimed.get(0);
  }

  private void store(CatchUp listed) {
    CatchUp work = catchUps.sift(listed);
    while (work.isEventToTake()) {
      journal.store(catchUps.push(work));
      work = catchUps.taken(work);
    }
    catchUps.settle(work);
  }

  private Instant ago(Duration time) {
    return clock.instant().minus(time);
  }

  private Listed listed(String id, Duration ago) {
    return at(id, ago(ago));
  }

  private static Listed at(String id, Instant at) {
    return Listed.of(id, JournalKit.stranger(id, at), "", "", id.getBytes());
  }

  private Listed withPicture(String id, Duration ago) {
    return Listed.of(id, JournalKit.stranger(id, ago(ago)), "picture", "", id.getBytes());
  }

  private String events() {
    return stored.text("SELECT count(*) FROM match_event");
  }
}
