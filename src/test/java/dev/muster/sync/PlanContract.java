package dev.muster.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.directory.ListedPerson;
import dev.muster.enrol.manifest.Line;
import dev.muster.roster.Person;
import dev.muster.store.Database;
import dev.muster.store.TestStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a plan says of lists that differ, whatever the database. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PlanContract {

  private final Database database;
  private TestStore stored;
  private Site site;

  PlanContract(Database database) {
    this.database = database;
  }

  @BeforeAll
  void open(@TempDir Path folder) {
    stored = database.open(folder);
  }

  @BeforeEach
  void startAfresh() {
    site = new Site(stored);
  }

  @AfterAll
  void close() {
    if (stored != null) {
      stored.close();
    }
  }

  @Test
  void listsThatAreEqualAreAnEmptyPlan() {
    site.enrolled("0007", "王伟");
    site.enrolled("0008", "李娜");
    SyncRun run = site.plan(Site.toBoxes());
    assertThat(run.state()).isEqualTo(RunState.DONE);
    assertThat(site.changes(run)).isEmpty();
    assertThat(run.listed()).isEqualTo(2);
  }

  @Test
  void whoeverADirectoryDoesNotListAnyMoreIsAddedAgain() {
    for (int i = 0; i < 10; i++) {
      site.enrolled("000" + i, "王伟");
    }
    site.unlisted("box-2", "0003");
    SyncRun run = site.plan(Site.toBoxes());
    assertThat(site.changes(run)).containsExactly("ADD 0003 box-2");
    assertThat(run.state()).isEqualTo(RunState.APPROVED);
  }

  @Test
  void somebodyWhoWasRenamedAtABoxIsPutRight() {
    Person person = site.enrolled("0007", "王伟");
    site.unlisted("box-1", "0007");
    site.lists
        .get("box-1")
        .add(new ListedPerson("0007", "0007", "王 伟", person.version(), List.of("main")));
    assertThat(site.changes(site.plan(Site.toBoxes()))).containsExactly("UPDATE 0007 box-1 NAME");
    assertThat(stored.text("SELECT wanted FROM sync_item")).contains("\"王伟\"", person.version());
  }

  @Test
  void whomADirectoryWasToldTheSameAboutThreeTimesIsAConflictUntilTheNextDay() {
    Person person = site.enrolled("0007", "王 伟");
    site.unlisted("box-1", "0007");
    site.lists
        .get("box-1")
        .add(new ListedPerson("0007", "0007", "王伟", person.version(), List.of("main")));
    for (int time = 0; time < 3; time++) {
      assertThat(site.changes(site.planAfterAll(Site.toBoxes())))
          .containsExactly("UPDATE 0007 box-1 NAME");
      site.store()
          .write(
              db ->
                  db.sql("UPDATE sync_item SET state = 'HANDED_ON' WHERE state = 'PLANNED'")
                      .update());
    }
    assertThat(site.changes(site.planAfterAll(Site.toBoxes())))
        .containsExactly("CONFLICT 0007 box-1 NAME NOT_KEPT");

    site.clock.pass(Duration.ofHours(25));
    assertThat(site.changes(site.planAfterAll(Site.toBoxes())))
        .containsExactly("UPDATE 0007 box-1 NAME");
  }

  @Test
  void somebodyWhoWasEnrolledAnewAtABoxIsPutRight() {
    Person person = site.enrolled("0007", "王伟");
    site.unlisted("box-1", "0007");
    site.lists.get("box-1").add(Site.stranger("0007", person.name()));
    assertThat(site.changes(site.plan(Site.toBoxes())))
        .containsExactly("UPDATE 0007 box-1 VERSION");
  }

  @Test
  void whoWasRefusedByADirectoryIsNotOnTheWayThere() {
    Person missing = site.onRoster("0007", "王伟");
    Person old = site.onRoster("0008", "李雷");
    site.placement("box-1", missing, "REFUSED", null);
    site.placement("box-1", old, "REFUSED", null);
    site.lists.get("box-1").add(Site.listed(old));
    for (Person one : List.of(missing, old)) {
      site.placement("box-2", one, "PLACED", one.version());
      site.lists.get("box-2").add(Site.listed(one));
    }
    SyncRun run = site.plan(Site.toBoxes());
    assertThat(site.changes(run))
        .containsExactly("CONFLICT 0007 box-1 REFUSED_THERE", "CONFLICT 0008 box-1 REFUSED_THERE");
    assertThat(run.state()).isEqualTo(RunState.DONE);
  }

  @Test
  void aStrangerIsReportedAdoptedOrRemovedAsTheSyncSays() {
    site.enrolled("0007", "王伟");
    site.lists.get("box-1").add(Site.stranger("9001", "陌生人"));
    assertThat(site.changes(site.plan(Site.toBoxes()))).containsExactly("REPORT 9001 box-1");
    assertThat(site.changes(site.plan(Site.toBoxes("strangers", "adopt"))))
        .containsExactly("ADOPT 9001 box-1");
    SyncRun removing = site.plan(Site.toBoxes("name", "other", "strangers", "remove"));
    assertThat(site.changes(removing)).containsExactly("REMOVE 9001 box-1");
    assertThat(site.trips(removing)).containsExactly(Trip.FIRST_REMOVAL);
    assertThat(removing.state()).isEqualTo(RunState.TRIPPED);
  }

  @Test
  void aNumberThatDiffersOnlyInWidthOrCaseIsAQuestionAndNoStranger() {
    site.enrolled("a007", "王伟");
    site.lists.get("box-1").add(Site.stranger("Ａ００７", "王伟"));
    SyncRun run = site.plan(Site.toBoxes("strangers", "remove"));
    assertThat(site.changes(run)).containsExactly("CONFLICT Ａ００７ box-1 ALIKE");
    assertThat(site.hints()).isEqualTo(1);
    site.plan(Site.toBoxes("strangers", "remove"));
    assertThat(site.hints()).as("asked once").isEqualTo(1);
  }

  @Test
  void somebodyWhoseNumberADirectoryCannotTellIsKnownByTheVersion() {
    Person person = site.enrolled("0007", "王伟");
    site.unlisted("box-1", "0007");
    site.lists.get("box-1").add(new ListedPerson("face-1", "", "王伟", person.version(), List.of()));
    assertThat(site.changes(site.plan(Site.toBoxes()))).isEmpty();
  }

  @Test
  void newcomersNeedAGroup() {
    site.source.add(Site.line("0001", "王伟", "0001.jpg"));
    assertThat(site.changes(site.plan(Site.toRoster("group", ""))))
        .containsExactly("CONFLICT 0001 roster NO_GROUP");
  }

  @Test
  void whoeverCannotBeReadIsNotMissing() {
    site.linked("hr", site.enrolled("0001", "王伟"), site.enrolled("0002", "李娜"));
    site.source.add(Site.line("0002", "李娜"));
    site.source.add(new Line(2, "0001", "", null, new Refusal(Reason.BAD_DATE, "x")));
    assertThat(site.changes(site.plan(Site.toRoster("guard.unusable-percent", "50"))))
        .containsExactly("CONFLICT 0001 roster BAD_DATE");
  }

  @Test
  void whatTheLanesAreAtIsNoDrift() {
    Person person = site.onRoster("0007", "王伟");
    site.placement("box-1", person, "PENDING", null);
    site.placement("box-2", person, "REMOVING", person.version());
    site.lists.get("box-2").add(Site.listed(person));
    SyncRun run = site.plan(Site.toBoxes());
    assertThat(run.state()).isEqualTo(RunState.DONE);
    assertThat(site.changes(run)).isEmpty();
  }

  @Test
  void anEmptiedDirectoryStopsThePlan() {
    for (int i = 0; i < 10; i++) {
      site.enrolled("000" + i, "王伟");
    }
    site.lists.get("box-1").clear();
    SyncRun run = site.plan(Site.toBoxes());
    assertThat(run.state()).isEqualTo(RunState.TRIPPED);
    assertThat(site.trips(run)).containsExactly(Trip.TARGET_SHRUNK);
    assertThat(site.runs.approve(run.id(), "王工").words()).isEmpty();
    assertThat(site.runs.find(run.id()).orElseThrow().state()).isEqualTo(RunState.APPROVED);
  }

  @Test
  void aDirectoryThatDoesNotAnswerStopsNoOther() {
    site.enrolled("0007", "王伟");
    site.unlisted("box-2", "0007");
    site.troubles.put("box-1", "connection refused");
    SyncRun run = site.plan(Site.toBoxes());
    assertThat(site.changes(run)).containsExactly("ADD 0007 box-2");
    assertThat(run.state()).isEqualTo(RunState.APPROVED);
    site.troubles.put("box-2", "connection refused");
    SyncRun failed = site.planAfter(run, Site.toBoxes());
    assertThat(failed.state()).isEqualTo(RunState.FAILED);
    assertThat(site.changes(failed)).isEmpty();
  }

  @Test
  void aFilterTakesTheOthersOffAndIsApprovedByAPerson() {
    site.enrolled("1001", "王伟");
    site.enrolled("2001", "李娜");
    Sync sync = Site.toBoxes("filter.ids", "1.*");
    SyncRun run = site.plan(sync);
    assertThat(site.changes(run)).containsExactly("REMOVE 2001 box-1", "REMOVE 2001 box-2");
    assertThat(site.trips(run)).containsExactly(Trip.FIRST_REMOVAL);
    assertThat(site.runs.approve(run.id(), "王工").words()).isEmpty();
    SyncRun other = site.planAfter(run, Site.toBoxes("filter.ids", "2.*"));
    assertThat(site.trips(other)).containsExactly(Trip.RULES_CHANGED);
  }

  @Test
  void aSyncOfEverybodyKeepsToTheChoiceOfAnotherOne() {
    site.enrolled("1001", "王伟");
    Person other = site.onRoster("2001", "李娜");
    site.stands("box-2", other);
    Sync chooser = Site.sync("name", "choice", "targets", "box-1", "filter.ids", "1.*");
    assertThat(site.plan(chooser, Site.toBoxes()).state()).isEqualTo(RunState.DONE);
  }

  @Test
  void whoeverIsToLeaveADirectoryWaitsForTheEndOfTheirGrace() {
    site.enrolled("0007", "王伟");
    site.lists.get("box-1").add(Site.stranger("9001", "陌生人"));
    Sync sync = Site.toBoxes("strangers", "remove", "grace.period", "3d");
    SyncRun first = site.plan(sync);
    assertThat(site.changes(first)).containsExactly("WAIT 9001 box-1");
    site.later(Duration.ofDays(3));
    assertThat(site.changes(site.planAfter(first, sync))).containsExactly("REMOVE 9001 box-1");
  }

  @Test
  void onlyWhomASourceHasBroughtLeavesTheRosterWithIt() {
    Person brought = site.enrolled("0007", "王伟");
    site.enrolled("0008", "李娜");
    site.linked("hr", brought, site.enrolled("0009", "张敏"));
    site.source.add(Site.line("0009", "张敏"));
    Sync sync = Site.toRoster();
    site.approved(sync, "roster");
    SyncRun run = site.plan(sync);
    assertThat(site.changes(run)).containsExactly("REMOVE 0007 roster");
    assertThat(run.state()).isEqualTo(RunState.APPROVED);
  }

  @Test
  void aSourceThatListsNobodyRemovesNobodyAndCannotBeApproved() {
    site.linked("hr", site.enrolled("0007", "王伟"));
    Sync sync = Site.toRoster();
    site.approved(sync, "roster");
    SyncRun run = site.plan(sync);
    assertThat(run.state()).isEqualTo(RunState.TRIPPED);
    assertThat(site.trips(run)).contains(Trip.SOURCE_EMPTY);
    assertThat(site.runs.approve(run.id(), "王工").words()).contains("cannot be approved");
    assertThat(site.runs.find(run.id()).orElseThrow().state()).isEqualTo(RunState.TRIPPED);
  }

  @Test
  void aSourceThatBreaksOffChangesNothing() {
    site.linked("hr", site.enrolled("0007", "王伟"));
    site.source.add(Site.line("0008", "李娜", "0008.jpg"));
    site.troubles.put("source", "the connection broke");
    SyncRun run = site.plan(Site.toRoster());
    assertThat(run.state()).isEqualTo(RunState.FAILED);
    assertThat(run.trouble()).contains("the connection broke");
    assertThat(site.changes(run)).isEmpty();
  }

  @Test
  void entriesOfASourceAreAddedUpdatedLinkedOrAskedAbout() {
    site.enrolled("0001", "王伟");
    Person renamed = site.enrolled("0002", "李娜");
    site.linked("hr", renamed);
    site.enrolled("a003", "张敏");
    site.source.add(Site.line("0001", "王伟"));
    site.source.add(Site.line("0002", "李娜娜"));
    site.source.add(Site.line("A003", "张敏"));
    site.source.add(Site.line("0004", "刘洋", "0004.jpg"));
    site.source.add(Site.line("0005", "陈静"));
    site.source.add(Site.line("0004", "刘洋", "0004.jpg"));
    site.source.add(new Line(7, "x", "", null, new Refusal(Reason.BAD_DATE, "valid to: morgen")));
    assertThat(site.changes(site.plan(Site.toRoster("guard.twice", "1"))))
        .containsExactlyInAnyOrder(
            "LINK 0001 roster",
            "UPDATE 0002 roster NAME",
            "CONFLICT A003 roster ALIKE",
            "ADD 0004 roster",
            "CONFLICT 0005 roster NO_PHOTO",
            "CONFLICT 0004 roster TWICE",
            "CONFLICT x roster BAD_DATE");
  }

  @Test
  void somebodyNewWithTheNameOfSomebodyMissingIsAQuestion() {
    site.linked("hr", site.enrolled("0001", "王伟"), site.enrolled("0002", "李娜"));
    site.source.add(Site.line("0002", "李娜"));
    site.source.add(Site.line("7001", "王伟", "7001.jpg"));
    SyncRun run = site.plan(Site.toRoster());
    assertThat(site.changes(run))
        .containsExactly("CONFLICT 0001 roster RENUMBERED", "CONFLICT 7001 roster RENUMBERED");
    assertThat(site.hints()).isEqualTo(1);
    assertThat(run.state()).isEqualTo(RunState.DONE);
  }

  @Test
  void ofAPersonOfTwoSourcesTheEarlierOneIsTheTruthAndNeitherRemoves() {
    Person both = site.enrolled("0001", "王伟");
    site.linked("hr", both);
    site.linked("access", both);
    Sync hr = Site.toRoster("fields", "name");
    Sync access = Site.toRoster("name", "access");
    site.source.add(Site.line("0001", "Wang Wei"));
    site.source.add(Site.line("0002", "李娜", "0002.jpg"));
    assertThat(site.changes(site.plan(hr, access)))
        .as("the name is the truth of hr")
        .containsExactly("ADD 0002 roster");
    site.source.remove(0);
    assertThat(site.changes(site.planAfterAll(hr, access)))
        .as("hr still lists them")
        .containsExactly("ADD 0002 roster");
  }

  @Test
  void aMissingMarkerStopsThePlan() {
    site.linked("hr", site.enrolled("0001", "王伟"));
    site.source.add(Site.line("0002", "李娜", "0002.jpg"));
    SyncRun run = site.plan(Site.toRoster("guard.markers", "0001"));
    assertThat(site.trips(run)).contains(Trip.MARKER_MISSING);
    assertThat(run.state()).isEqualTo(RunState.TRIPPED);
  }

  @Test
  void oneRunOfASyncIsUnderWayAtATime() {
    site.enrolled("0007", "王伟");
    assertThat(site.runs.ask("hr", Cause.TIMER, null, "")).isPresent();
    assertThat(site.runs.ask("hr", Cause.HAND, null, "")).isEmpty();
    assertThat(site.runs.claim("hr", 1)).hasSize(1);
    assertThat(site.runs.claim("hr", 1)).isEmpty();
    site.later(SyncRuns.LEASE);
    assertThat(site.runs.claim("hr", 1)).as("of one that died").hasSize(1);
  }
}
