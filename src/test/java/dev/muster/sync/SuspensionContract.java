package dev.muster.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.enrol.manifest.Line;
import dev.muster.roster.Person;
import dev.muster.roster.Roster;
import dev.muster.roster.Validity;
import dev.muster.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whoever was suspended during the grace is exactly as before when the run is taken back, whatever
 * the database.
 */
abstract class SuspensionContract extends CarriedOutPlans {

  SuspensionContract(Database database) {
    super(database);
  }

  private static Sync sync(Grace.By by) {
    return Site.toRoster(
        "mode", "apply",
        "grace.period", "3d",
        "grace.by", by.name(),
        "grace.group", "nowhere",
        "guard.removals", "1000",
        "guard.removal-percent", "100",
        "guard.shrunk-percent", "100");
  }

  /** Three people: always valid, valid for a time, and of two groups. */
  private void threeCome(Sync sync) {
    begin(sync, "off");
    Instant now = site.clock.instant();
    Validity month = new Validity(now.minus(Duration.ofDays(9)), now.plus(Duration.ofDays(30)));
    site.source.add(line("0007", "王伟", "7.jpg", Validity.ALWAYS, "main"));
    site.source.add(line("0008", "李娜", "8.jpg", month, "main"));
    site.source.add(line("0009", "赵敏", "9.jpg", Validity.ALWAYS, "lab", "main"));
    sync(sync);
  }

  private void onlyTheFirstIsListed() {
    site.source = new ArrayList<>(site.source.subList(0, 1));
  }

  private String links() {
    return stored.text(
        """
        SELECT item_key || ' ' || identity_id || ' ' || photo || ' ' || COALESCE(missing_since, 0) || ' '
          || COALESCE(suspended, 'no') FROM sync_link ORDER BY item_key
        """);
  }

  private Person person(String id) {
    return stored.store().read(db -> Roster.find(db, id)).orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(Grace.By.class)
  void takingTheRunBackMakesThemAsTheyWereOnTheRosterAndOnEveryBox(Grace.By by) {
    Sync sync = sync(by);
    threeCome(sync);
    String roster = roster();
    String places = places();
    String links = links();
    List<Line> whole = site.source;
    onlyTheFirstIsListed();
    SyncRun run = sync(sync);
    assertThat(site.changes(run)).containsExactly("WAIT 0008 roster", "WAIT 0009 roster");
    assertThat(roster()).isNotEqualTo(roster);
    assertThat(places()).isNotEqualTo(places);

    SyncRun back = takeBack(run);

    assertThat(items(back)).startsWith("UPDATE 000").doesNotContain("REPORT");
    assertThat(roster()).isEqualTo(roster);
    assertThat(places()).isEqualTo(places);
    assertThat(links()).isEqualTo(links);
    site.source = whole;
    assertThat(site.changes(site.plan(sync))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Grace.By.class)
  void whomTheSourceStillDoesNotListIsSuspendedAgainWithAWholeGrace(Grace.By by) {
    Sync sync = sync(by);
    threeCome(sync);
    onlyTheFirstIsListed();
    SyncRun run = sync(sync);
    site.later(Duration.ofDays(2));
    takeBack(run);

    assertThat(site.changes(site.plan(sync)))
        .containsExactly("WAIT 0008 roster", "WAIT 0009 roster");
  }

  @ParameterizedTest
  @EnumSource(Grace.By.class)
  void whoeverSomebodyChangedMeanwhileStaysAsTheyAre(Grace.By by) {
    Sync sync = sync(by);
    threeCome(sync);
    onlyTheFirstIsListed();
    SyncRun run = sync(sync);
    Person eight = person("0008");
    Person other =
        new Person(
            "0008",
            "Ada",
            eight.type(),
            eight.groups(),
            eight.photo(),
            eight.validity(),
            eight.extra());
    stored
        .store()
        .write(
            db -> {
              Roster.save(db, other, site.clock.millis());
              return 1;
            });

    SyncRun back = takeBack(run);

    assertThat(items(back))
        .contains("REPORT 0008")
        .contains("CHANGED_SINCE")
        .contains("UPDATE 0009");
    assertThat(person("0008")).isEqualTo(other);
    assertThat(person("0009").groups()).containsExactly("lab", "main");
    assertThat(person("0009").validity()).isEqualTo(Validity.ALWAYS);
  }

  @ParameterizedTest
  @EnumSource(Grace.By.class)
  void whoeverLeftAfterTheGraceComesBackSuspendedAndIsFreedByTheSource(Grace.By by) {
    Sync sync = sync(by);
    threeCome(sync);
    String free = roster();
    List<Line> whole = site.source;
    onlyTheFirstIsListed();
    sync(sync);
    String suspended = roster();
    site.later(Duration.ofDays(4));
    SyncRun gone = sync(sync);
    assertThat(people()).isEqualTo("0007 王伟 main");

    takeBack(gone);
    assertThat(roster()).isEqualTo(suspended);

    site.source = whole;
    sync(sync);
    assertThat(roster()).isEqualTo(free);
    assertThat(site.changes(site.plan(sync))).isEmpty();
  }
}
