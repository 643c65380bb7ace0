package dev.muster.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.kiosk.Verdict.Kind;
import dev.muster.store.Database;
import dev.muster.store.TestClock;
import dev.muster.store.TestStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of those whom kiosks see, whatever database it is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KioskEventsContract {

  private static final Kiosk DESK = KioskKit.kiosk();
  private static final Kiosk DOOR = KioskKit.kiosk("name", "door", "strangers", "true");

  private final Database database;
  private final TestClock clock = new TestClock();
  private TestStore stored;
  private Path folder;
  private KioskKit kit;

  KioskEventsContract(Database database) {
    this.database = database;
  }

  @BeforeAll
  void open(@TempDir Path temporary) throws IOException {
    folder = temporary;
    stored = database.open(folder);
  }

  @AfterAll
  void close() {
    if (stored != null) {
      stored.close();
    }
  }

  @BeforeEach
  void startAfresh() throws IOException {
    stored.clear();
    kit = restarted();
    kit.enrol("7");
    kit.enrol("8");
  }

  private KioskKit restarted() throws IOException {
    return new KioskKit(stored, folder, clock, DESK, DOOR);
  }

  @Test
  void whoIsRecognisedIsAnEventOfTheKiosk() {
    Verdict.Written written = seen(DESK, "request-1", "7");

    assertThat(written.again()).isFalse();
    assertThat(kit.stored()).isEqualTo("7@" + clock.instant().toEpochMilli());
    assertThat(stored.text("SELECT id FROM match_event")).isEqualTo(written.id());
    assertThat(stored.text("SELECT box || ' ' || generation || ' ' || score FROM match_event"))
        .startsWith("desk kiosk 91");
    assertThat(stored.text("SELECT via FROM raw_body")).isEqualTo("KIOSK");
    assertThat(stored.text("SELECT coalesce(scene, 'none') FROM match_event")).isEqualTo("none");
  }

  @Test
  void theSameRequestIsOneEventAlsoAfterARestart() throws IOException {
    Verdict.Written first = seen(DESK, "request-1", "7");
    clock.pass(Duration.ofMinutes(5));
    kit = restarted();

    Verdict again = kit.recognised(DESK, "request-1", "7");

    assertThat(again.kind()).isEqualTo(Kind.RECOGNISED);
    assertThat(again.event()).isEqualTo(first);
    assertThat(kit.stored()).doesNotContain(",");
  }

  @Test
  void aRequestThatBrokeBeforeItsEventWasStoredBecomesThatEvent() {
    Verdict.Written first = seen(DESK, "request-1", "7");
    stored.store().write(db -> db.sql("DELETE FROM match_event").update());
    clock.pass(Duration.ofSeconds(5));

    Verdict.Written again = seen(DESK, "request-1", "7");

    assertThat(again).isEqualTo(first);
    assertThat(kit.stored()).isEqualTo("7@" + first.at().toEpochMilli());
  }

  @Test
  void whatBrokeBeforeItsEventWasStoredKeepsNobodyElseBack() {
    seen(DESK, "request-1", "7");
    stored.store().write(db -> db.sql("DELETE FROM match_event").update());
    clock.pass(Duration.ofSeconds(5));

    assertThat(seen(DESK, "request-2", "7").again()).isFalse();
    assertThat(kit.stored()).startsWith("7@");
  }

  @Test
  void whoStaysIsOneEventForAsLongAsTheKioskSays() {
    Verdict.Written first = seen(DESK, "request-1", "7");
    clock.pass(Duration.ofSeconds(29));
    Verdict.Written second = seen(DESK, "request-2", "7");
    clock.pass(Duration.ofSeconds(2));
    Verdict.Written third = seen(DESK, "request-3", "7");

    assertThat(second).isEqualTo(new Verdict.Written(first.id(), first.at(), true));
    assertThat(third.again()).isFalse();
    assertThat(kit.stored().split(", ")).hasSize(2);
  }

  @Test
  void eachKioskAndEachPersonIsOnesOwn() {
    seen(DESK, "request-1", "7");
    seen(DESK, "request-2", "8");
    seen(DOOR, "request-1", "7");
    assertThat(kit.stored().split(", ")).hasSize(3);
  }

  @Test
  void strangersAreEventsOnlyWhereTheyAreWanted() {
    assertThat(kit.recognised(DESK, "request-1", "").event()).isNull();
    Verdict.Written first = seen(DOOR, "request-1", "");
    clock.pass(Duration.ofSeconds(1));
    assertThat(seen(DOOR, "request-2", "").again()).isTrue();

    assertThat(kit.stored()).isEqualTo("stranger@" + first.at().toEpochMilli());
    assertThat(kit.recognised(DOOR, "request-1", "").kind()).isEqualTo(Kind.NOBODY);
  }

  @Test
  void theSameRequestSentManyTimesAtOnceIsOneEvent() {
    List<CompletableFuture<Void>> all =
        IntStream.range(0, 16)
            .mapToObj(i -> CompletableFuture.runAsync(() -> seen(DESK, "request-1", "7")))
            .toList();
    all.forEach(CompletableFuture::join);
    assertThat(kit.stored()).isEqualTo("7@" + clock.instant().toEpochMilli());
  }

  @Test
  void manyRequestsAtOnceOfOnePersonAreOneEvent() {
    List<CompletableFuture<Void>> all =
        IntStream.range(0, 16)
            .mapToObj(i -> CompletableFuture.runAsync(() -> seen(DESK, "request-no-" + i, "7")))
            .toList();
    all.forEach(CompletableFuture::join);
    assertThat(kit.stored()).isEqualTo("7@" + clock.instant().toEpochMilli());
  }

  @Test
  void requestsOfTheDayBeforeAreForgotten() {
    seen(DESK, "request-1", "7");
    clock.pass(Duration.ofHours(25));
    seen(DESK, "request-2", "7");
    assertThat(stored.text("SELECT request FROM kiosk_event")).isEqualTo("request-2");
  }

  @Test
  void thePictureIsKeptOnlyWhereThatIsWanted() throws IOException {
    Kiosk keeping = KioskKit.kiosk("name", "gate", "pictures", "true");
    kit = new KioskKit(stored, folder, clock, keeping);
    seen(keeping, "request-1", "7");
    assertThat(stored.text("SELECT length(scene) FROM match_event")).isEqualTo("64");
  }

  private Verdict.Written seen(Kiosk kiosk, String request, String person) {
    return Objects.requireNonNull(kit.recognised(kiosk, request, person).event());
  }
}
