package dev.muster.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.call.Outcome;
import dev.muster.directory.ListedPerson;
import dev.muster.enrol.ledger.Ruling;
import dev.muster.enrol.manifest.Action;
import dev.muster.enrol.manifest.Entry;
import dev.muster.enrol.manifest.Line;
import dev.muster.roster.Person;
import dev.muster.roster.PhotoStore;
import dev.muster.roster.Roster;
import dev.muster.roster.Validity;
import dev.muster.store.Database;
import dev.muster.store.TestStore;
import dev.muster.sync.apply.Hands;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What carrying a plan out does, and taking it back, whatever the database. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ApplyContract {

  private static final Sync HR =
      Site.toRoster("mode", "apply", "guard.removals", "1000", "guard.removal-percent", "100");

  private final Database database;
  private TestStore stored;
  private PhotoStore photos;
  private Site site;
  private Hands hands;

  ApplyContract(Database database) {
    this.database = database;
  }

  @BeforeAll
  void open(@TempDir Path folder) throws IOException {
    stored = database.open(folder);
    photos = new PhotoStore(folder.resolve("photos"));
  }

  @BeforeEach
  void startAfresh() {
    site = new Site(stored);
    handsOf(HR);
  }

  @AfterAll
  void close() {
    if (stored != null) {
      stored.close();
    }
  }

  private void handsOf(Sync... syncs) {
    Syncs all = new Syncs(List.of(syncs), Site.directories(), site.runs);
    hands = new Hands(stored.store(), all, site.runs, photos, Site.BOXES, site.clock);
  }

  static Line line(String id, String name, String group, String photo) {
    Entry entry =
        new Entry(
            id,
            name,
            null,
            new TreeSet<>(List.of(group)),
            Validity.ALWAYS,
            new TreeMap<>(Map.of("部门", "研发")),
            photo,
            Action.ADD);
    return new Line(1, id, photo, entry, null);
  }

  /** Carries out what waits for somebody, or goes on by itself, as the route does. */
  private SyncRun carryOut(SyncRun planned) {
    if (planned.state().isWaiting()) {
      assertThat(site.runs.approve(planned.id(), "somebody")).isEqualTo(DONE);
    }
    SyncRun run = site.runs.claim(planned.sync(), 1).get(0);
    site.runs.settle(hands.apply(run));
    return site.runs.find(run.id()).orElseThrow();
  }

  private static final Ruling DONE = new Ruling(Ruling.Kind.DONE, "");

  private SyncRun sync(Sync sync) {
    SyncRun planned = site.plan(sync);
    if (planned.state() == RunState.DONE) {
      return planned;
    }
    SyncRun done = carryOut(planned);
    hands.fetchAll("sync-" + sync.name());
    hands.placeEverybody();
    return done;
  }

  private String people() {
    return stored.text(
        "SELECT identity_id || ' ' || name || ' ' || permission_groups FROM person ORDER BY identity_id");
  }

  private String items(SyncRun run) {
    return stored.text(
        "SELECT change || ' ' || item_key || ' ' || state || COALESCE(' ' || reason, '') FROM sync_item WHERE run = ? ORDER BY id",
        run.id());
  }

  private String roster() {
    return stored.text(
        """
        SELECT identity_id || '|' || name || '|' || type || '|' || permission_groups || '|' || extra || '|'
          || COALESCE(valid_from, 0) || '|' || COALESCE(valid_to, 0) || '|' || photo || '|' || version
        FROM person ORDER BY identity_id
        """);
  }

  private Person person(String id) {
    return stored.store().read(db -> Roster.find(db, id)).orElseThrow();
  }

  @Test
  void whomASourceListsComesOntoTheRosterWithTheirPhotoAndASecondPlanIsEmpty() {
    site.source.add(line("0007", "王伟", "main", "7.jpg"));
    site.source.add(line("0008", "李娜", "main", "8.jpg"));
    SyncRun run = sync(HR);
    assertThat(run.state()).isEqualTo(RunState.DONE);
    assertThat(items(run)).isEqualTo("ADD 0007 HANDED_ON, ADD 0008 HANDED_ON");
    assertThat(people()).isEqualTo("0007 王伟 main, 0008 李娜 main");
    assertThat(stored.text("SELECT DISTINCT state FROM placement")).isEqualTo("PLACED");
    assertThat(stored.text("SELECT DISTINCT state FROM batch_row")).isEqualTo("PLACED");
    assertThat(site.changes(site.plan(HR))).isEmpty();
  }

  @Test
  void aChangedNameIsChangedAndNothingElseIs() {
    site.source.add(line("0007", "王伟", "main", "7.jpg"));
    sync(HR);
    String photo = person("0007").photo();
    site.source = new java.util.ArrayList<>(List.of(line("0007", "王大伟", "main", "7.jpg")));
    SyncRun run = sync(HR);
    assertThat(items(run)).isEqualTo("UPDATE 0007 HANDED_ON");
    assertThat(people()).isEqualTo("0007 王大伟 main");
    assertThat(person("0007").photo()).isEqualTo(photo);
    assertThat(site.changes(site.plan(HR))).isEmpty();
  }

  @Test
  void whomTheSourceDoesNotListAnyMoreLeavesAndTheirPhotoIsKeptForAWhile() {
    site.source.add(line("0007", "王伟", "main", "7.jpg"));
    site.source.add(line("0008", "李娜", "main", "8.jpg"));
    sync(HR);
    String photo = person("0008").photo();
    site.source.remove(1);
    SyncRun run = sync(HR);
    assertThat(items(run)).isEqualTo("REMOVE 0008 HANDED_ON");
    assertThat(people()).isEqualTo("0007 王伟 main");
    assertThat(stored.text("SELECT digest FROM photo WHERE digest = ?", photo)).isEqualTo(photo);
    assertThat(site.changes(site.plan(HR))).isEmpty();
    site.later(Duration.ofDays(31));
    assertThat(hands.purge()).isPositive();
    assertThat(stored.text("SELECT digest FROM photo WHERE digest = ?", photo)).isEqualTo("none");
    assertThat(stored.text("SELECT count(*) FROM sync_item WHERE found_photo IS NOT NULL"))
        .isEqualTo("0");
  }

  @Test
  void nothingIsChangedWhenTheWorldIsNotAsItWasPlanned() {
    site.source.add(line("0007", "王伟", "main", "7.jpg"));
    site.source.add(line("0008", "李娜", "main", "8.jpg"));
    sync(HR);
    site.source =
        new java.util.ArrayList<>(
            List.of(line("0007", "王大伟", "main", "7.jpg"), line("0008", "李小娜", "main", "8.jpg")));
    SyncRun planned = site.plan(HR);
    Person seven = person("0007");
    Person other =
        new Person(
            "0007",
            "Ada",
            seven.type(),
            seven.groups(),
            seven.photo(),
            seven.validity(),
            seven.extra());
    stored
        .store()
        .write(
            db -> {
              Roster.save(db, other, site.clock.millis());
              return 1;
            });
    SyncRun run = carryOut(planned);
    assertThat(run.state()).isEqualTo(RunState.STALE);
    assertThat(run.trouble()).contains("0007").contains("plan anew");
    assertThat(people()).isEqualTo("0007 Ada main, 0008 李娜 main");
  }

  @Test
  void aPlanThatIsOlderThanADayIsStale() {
    site.source.add(line("0007", "王伟", "main", "7.jpg"));
    SyncRun planned = site.plan(HR);
    site.later(Duration.ofHours(25));
    assertThat(carryOut(planned).state()).isEqualTo(RunState.STALE);
    assertThat(people()).isEqualTo("none");
  }

  @Test
  void aPhotoWithoutAFaceIsRefusedWithItsReasonAndTheOtherFieldsAreChanged() {
    site.source.add(line("0007", "王伟", "main", "7.jpg"));
    sync(HR);
    site.source =
        new java.util.ArrayList<>(
            List.of(line("0007", "王大伟", "main", "7b.jpg"), line("0008", "李娜", "main", "8.jpg")));
    SyncRun run = carryOut(site.plan(HR));
    hands.fetchFaceless("sync-hr");
    assertThat(items(run)).isEqualTo("UPDATE 0007 REFUSED NO_FACE, ADD 0008 REFUSED NO_FACE");
    assertThat(people()).isEqualTo("0007 王大伟 main");
  }

  @Test
  void aRunIsTakenBackAndTheRosterIsExactlyAsBefore() {
    site.source.add(line("0007", "王伟", "main", "7.jpg"));
    site.source.add(line("0008", "李娜", "main", "8.jpg"));
    sync(HR);
    String before = roster();
    site.source =
        new java.util.ArrayList<>(
            List.of(line("0007", "王大伟", "gate", "7b.jpg"), line("0009", "赵敏", "main", "9.jpg")));
    SyncRun run = sync(HR);
    assertThat(people()).isEqualTo("0007 王大伟 gate, 0009 赵敏 main");
    long undo = hands.undo(run.id()).run();
    SyncRun back = carryOut(site.runs.find(undo).orElseThrow());
    hands.placeEverybody();
    assertThat(back.state()).isEqualTo(RunState.DONE);
    assertThat(roster()).isEqualTo(before);
    assertThat(stored.text("SELECT DISTINCT state FROM placement")).isEqualTo("PLACED");
  }

  @Test
  void whoeverWasChangedSinceIsNotTakenBack() {
    site.source.add(line("0007", "王伟", "main", "7.jpg"));
    sync(HR);
    site.source = new java.util.ArrayList<>(List.of(line("0007", "王大伟", "main", "7.jpg")));
    SyncRun first = sync(HR);
    site.source = new java.util.ArrayList<>(List.of(line("0007", "王小伟", "main", "7.jpg")));
    sync(HR);
    long undo = hands.undo(first.id()).run();
    assertThat(site.changes(site.runs.find(undo).orElseThrow()))
        .containsExactly("REPORT 0007 roster CHANGED_SINCE");
  }

  @Test
  void aRunCanBeTakenBackOnceAndForAsLongAsTheSyncSays() {
    site.source.add(line("0007", "王伟", "main", "7.jpg"));
    SyncRun run = sync(HR);
    site.later(Duration.ofDays(31));
    assertThat(hands.undo(run.id()).ruling().kind()).isEqualTo(Ruling.Kind.SENSELESS);
    assertThat(hands.undo(4711).ruling().kind()).isEqualTo(Ruling.Kind.UNKNOWN);
  }

  @Test
  void whoeverIsMissingIsSuspendedAndGetsTheirValidityBack() {
    Sync sync =
        Site.toRoster(
            "mode",
            "apply",
            "grace.period",
            "3d",
            "guard.removals",
            "1000",
            "guard.removal-percent",
            "100");
    handsOf(sync);
    site.source.add(line("0007", "王伟", "main", "7.jpg"));
    site.source.add(line("0008", "李娜", "main", "8.jpg"));
    sync(sync);
    String before = roster();
    Line eight = site.source.remove(1);
    SyncRun run = sync(sync);
    assertThat(items(run)).isEqualTo("WAIT 0008 DONE");
    assertThat(person("0008").validity().isOver(site.clock.instant())).isTrue();
    assertThat(stored.text("SELECT count(*) FROM placement WHERE identity_id = '0008'"))
        .isEqualTo("0");
    site.later(Duration.ofDays(1));
    assertThat(site.changes(site.plan(sync))).isEmpty();
    site.source.add(eight);
    sync(sync);
    assertThat(roster()).isEqualTo(before);
    site.source.remove(1);
    sync(sync);
    site.later(Duration.ofDays(4));
    sync(sync);
    assertThat(people()).isEqualTo("0007 王伟 main");
  }

  @Test
  void whoeverADirectoryLostIsPlacedThereAgainAndWhoIsLeftBehindIsAskedToGo() {
    Sync boxes =
        Site.toBoxes(
            "mode",
            "apply",
            "strangers",
            "remove",
            "guard.removals",
            "1000",
            "guard.removal-percent",
            "100");
    handsOf(boxes);
    for (int i = 0; i < 10; i++) {
      site.enrolled("000" + i, "王伟");
    }
    site.unlisted("box-2", "0003");
    site.lists.get("box-1").add(new ListedPerson("x1", "9999", "Eve", null, List.of()));
    site.approved(boxes, "box-1", "box-2");
    SyncRun run = carryOut(site.plan(boxes));
    assertThat(run.state()).isEqualTo(RunState.DONE);
    assertThat(
            stored.text(
                "SELECT directory || ' ' || identity_id FROM placement WHERE state = 'PENDING'"))
        .isEqualTo("box-2 0003");
    assertThat(stored.text("SELECT state || ' ' || effect || ' ' || file FROM batch_row"))
        .isEqualTo("OPEN AGAIN box-2");
    hands.placeEverybody();
    assertThat(stored.text("SELECT state FROM batch_row")).isEqualTo("PLACED");
    assertThat(stored.text("SELECT state || ' ' || lane FROM sync_item WHERE change = 'REMOVE'"))
        .isEqualTo("READY box-1");
    hands.answerAll("box-1", new Outcome.NotReached<>("connection refused"));
    site.later(Duration.ofMinutes(1));
    assertThat(hands.answerAll("box-1", new Outcome.Answered<>("gone"))).isEqualTo(1);
    assertThat(stored.text("SELECT state FROM sync_item WHERE change = 'REMOVE'"))
        .isEqualTo("DONE");
  }

  @Test
  void aLaterRunOvertakesWhatStillWaitsForALane() {
    site.source.add(line("0007", "王伟", "main", "7.jpg"));
    SyncRun first = carryOut(site.plan(HR));
    SyncRun second = carryOut(site.plan(HR));
    assertThat(items(first)).isEqualTo("ADD 0007 SUPERSEDED");
    assertThat(items(second)).isEqualTo("ADD 0007 READY");
    assertThat(hands.fetchAll("sync-hr")).isEqualTo(1);
    assertThat(people()).isEqualTo("0007 王伟 main");
  }

  @Test
  void whatWasInHandWhenTheProgramDiedIsTakenUpAgainAtItsNextStart() {
    site.source.add(line("0007", "王伟", "main", "7.jpg"));
    carryOut(site.plan(HR));
    assertThat(hands.takeInHand("sync-hr")).isEqualTo(1);
    assertThat(hands.takeInHand("sync-hr")).isZero();
    handsOf(HR);
    assertThat(hands.fetchAll("sync-hr")).isEqualTo(1);
    assertThat(people()).isEqualTo("0007 王伟 main");
  }

  @Test
  void aStrangerIsAdoptedWithTheirPhotoAndGroupsAndStaysWhereTheyStand() {
    Sync boxes = Site.toBoxes("mode", "apply", "strangers", "adopt");
    handsOf(boxes);
    for (int i = 0; i < 10; i++) {
      site.enrolled("000" + i, "王伟");
    }
    site.lists.get("box-1").add(new ListedPerson("9999", "9999", "Eve", null, List.of("visitors")));
    SyncRun run = carryOut(site.plan(boxes));
    assertThat(items(run)).isEqualTo("ADOPT 9999 READY");
    assertThat(hands.adoptAll("box-1")).isEqualTo(1);
    assertThat(items(run)).isEqualTo("ADOPT 9999 HANDED_ON");
    assertThat(person("9999").name()).isEqualTo("Eve");
    assertThat(person("9999").groups()).containsExactly("visitors");
    assertThat(
            stored.text(
                "SELECT directory || ' ' || state || ' ' || claims FROM placement WHERE identity_id = '9999' ORDER BY directory"))
        .describedAs("the box where they stand is looked at first")
        .isEqualTo("box-1 PENDING 1, box-2 PENDING 0");
  }

  @Test
  void aListSaysWhoOfTheRosterStandsOnADirectoryAndNobodyElseComesThere() {
    Sync gate =
        Site.sync(
            "name",
            "gate",
            "targets",
            "box-2",
            "mode",
            "apply",
            "source.kind",
            "file",
            "source.path",
            "gate.csv",
            "guard.removals",
            "1000",
            "guard.removal-percent",
            "100",
            "guard.shrunk-percent",
            "100");
    handsOf(gate);
    for (int i = 0; i < 5; i++) {
      site.enrolled("000" + i, "王伟" + i);
    }
    site.source.add(line("0001", "", "main", ""));
    site.source.add(line("0002", "", "main", ""));
    SyncRun run = carryOut(site.plan(gate));
    assertThat(run.state()).isEqualTo(RunState.DONE);
    hands.placeEverybody();
    assertThat(onGate()).isEqualTo("0001, 0002");
    site.lists.get("box-2").removeIf(one -> !List.of("0001", "0002").contains(one.id()));
    assertThat(site.changes(site.plan(gate))).isEmpty();
    site.source.remove(0);
    site.source.add(line("0004", "", "main", ""));
    SyncRun second = carryOut(site.plan(gate));
    hands.placeEverybody();
    assertThat(onGate()).isEqualTo("0002, 0004");
    SyncRun back = carryOut(site.runs.find(hands.undo(second.id()).run()).orElseThrow());
    hands.placeEverybody();
    assertThat(back.state()).isEqualTo(RunState.DONE);
    assertThat(onGate()).isEqualTo("0001, 0002");
  }

  private String onGate() {
    return stored.text(
        "SELECT identity_id FROM placement WHERE directory = 'box-2' AND state = 'PLACED' ORDER BY identity_id");
  }

  @Test
  void whomAPersonErasesNoRunBringsBackAndNoPlanNames() {
    site.source.add(line("0007", "王伟", "main", "7.jpg"));
    SyncRun run = sync(HR);
    hands.erase("0007");
    hands.placeEverybody();
    assertThat(people()).isEqualTo("none");
    assertThat(stored.text("SELECT name || COALESCE(wanted, '') FROM sync_item")).isEmpty();
    assertThat(stored.text("SELECT count(*) FROM sync_link")).isEqualTo("0");
    assertThat(site.changes(site.runs.find(hands.undo(run.id()).run()).orElseThrow())).isEmpty();
  }

  @Test
  void whomASyncTookAwayIsErasedWhenAPersonSaysSo() {
    site.source.add(line("0007", "王伟", "main", "7.jpg"));
    site.source.add(line("0008", "李娜", "main", "8.jpg"));
    sync(HR);
    String photo = person("0008").photo();
    site.source.remove(1);
    SyncRun run = sync(HR);
    assertThat(stored.text("SELECT digest FROM photo WHERE digest = ?", photo)).isEqualTo(photo);
    String batch = hands.erase("0008");
    assertThat(stored.text("SELECT state FROM batch_row WHERE batch = ?", batch))
        .isEqualTo("REMOVED");
    assertThat(stored.text("SELECT digest FROM photo WHERE digest = ?", photo)).isEqualTo("none");
    assertThat(stored.text("SELECT photos FROM removal WHERE identity_id = '0008'")).isEqualTo("1");
    assertThat(
            stored.text(
                "SELECT count(*) FROM sync_item WHERE identity_id = '0008' AND (name <> '' OR found IS NOT NULL)"))
        .isEqualTo("0");
    assertThat(site.changes(site.runs.find(hands.undo(run.id()).run()).orElseThrow()))
        .containsExactly("REPORT 0008 roster NOTHING_KEPT");
    String again = hands.erase("0008");
    assertThat(stored.text("SELECT state FROM batch_row WHERE batch = ?", again))
        .isEqualTo("REFUSED");
  }

  @Test
  void aQuestionThatIsAnsweredWithOnePersonLinksBothAndIsAskedOnce() {
    site.onRoster("A7", "王伟");
    site.source.add(line("a7", "王伟", "main", "7.jpg"));
    assertThat(site.changes(site.plan(HR))).containsExactly("CONFLICT a7 roster ALIKE");
    assertThat(hands.questions()).hasSize(1);
    assertThat(hands.answer(hands.questions().get(0).id(), true)).isEqualTo(DONE);
    assertThat(hands.questions()).isEmpty();
    SyncRun run = sync(HR);
    assertThat(items(run)).startsWith("UPDATE a7");
    assertThat(people()).isEqualTo("A7 王伟 main");
    assertThat(hands.answer(4711, true).kind()).isEqualTo(Ruling.Kind.UNKNOWN);
  }
}
