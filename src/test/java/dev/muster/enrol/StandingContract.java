package dev.muster.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.box.BoxSetup.Part;
import dev.muster.enrol.ledger.Applicant;
import dev.muster.enrol.ledger.BatchControl;
import dev.muster.enrol.ledger.BatchRow;
import dev.muster.enrol.ledger.Membership;
import dev.muster.enrol.ledger.Pins;
import dev.muster.enrol.ledger.Placements;
import dev.muster.enrol.ledger.Placing;
import dev.muster.enrol.ledger.Removals;
import dev.muster.enrol.ledger.Standing;
import dev.muster.enrol.ledger.SyncBatches;
import dev.muster.enrol.manifest.Entry;
import dev.muster.roster.Digest;
import dev.muster.roster.Person;
import dev.muster.roster.PersonType;
import dev.muster.roster.Roster;
import dev.muster.store.Database;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a sync's changes do to the ledger, whatever the database. */
abstract class StandingContract extends EnrolledStore {

  private static final String GATE = "box-2";

  /** Who stands on the second box. */
  private BiPredicate<JdbcClient, Person> onTheGate = (db, one) -> true;

  StandingContract(Database database) {
    super(database);
  }

  @BeforeEach
  void twoBoxes() {
    onTheGate = (db, one) -> one.groups().contains("gate");
    placements = new Placements(stored.store(), setup, clock, "muster", rule());
    placements.follow(List.of(BOX, GATE));
    enrolment = enrolment(BOX, GATE);
    setUpStands("staff", "gate");
    setup.stands(GATE, Part.EVENT_URL, "", "http://here/events");
    setup.stands(GATE, Part.DEVICE, "staff", "door");
    setup.stands(GATE, Part.DEVICE, "gate", "door");
  }

  private Membership rule() {
    return new Membership() {
      @Override
      public boolean isChosen(String directory) {
        return directory.equals(GATE);
      }

      @Override
      public boolean includes(JdbcClient db, String directory, Person person) {
        return onTheGate.test(db, person);
      }
    };
  }

  private void placeEverywhere() {
    claim().forEach(this::place);
    placements.claim(GATE, 100).forEach(this::place);
  }

  private Person person(String id) {
    return stored.store().read(db -> Roster.find(db, id)).orElseThrow();
  }

  private String batch() {
    return stored.store().write(db -> SyncBatches.begin(db, "hr", "run 7", 1, clock.millis()));
  }

  private String where(String id) {
    return stored.text(
        "SELECT directory || ' ' || state FROM placement WHERE identity_id = ? ORDER BY directory",
        id);
  }

  private BatchRow change(String batch, Person to) {
    Applicant one =
        Applicant.planned(
            batch,
            SyncBatches.source("hr"),
            to.id(),
            Digest.ofText(to.id()),
            to.photo(),
            Entry.named(to.id(), to.name()));
    return stored.store().write(db -> admission(BOX, GATE).admit(db, one, to, clock.millis()));
  }

  @Test
  void whoIsNotChosenForADirectoryIsNotWantedThere() {
    drop("0007.jpg", "photo");
    drop("gate/0008.jpg", "another");
    assertThat(where("0007")).isEqualTo("box-1 PENDING");
    assertThat(where("0008")).isEqualTo("box-1 PENDING, box-2 PENDING");
    claim().forEach(this::place);
    assertThat(stored.text("SELECT state FROM batch_row WHERE identity_id = '0007'"))
        .isEqualTo("PLACED");
  }

  @Test
  void whoIsNoLongerChosenAfterAChangeLeavesThatDirectoryAlone() {
    drop("gate/0008.jpg", "another");
    placeEverywhere();
    Person one = person("0008");
    change(batch(), moved(one, "staff"));
    assertThat(where("0008")).isEqualTo("box-1 PENDING, box-2 REMOVING");
    placeEverywhere();
    assertThat(where("0008")).isEqualTo("box-1 PLACED");
    change(batch(), one);
    assertThat(where("0008")).isEqualTo("box-1 PENDING, box-2 PENDING");
  }

  @Test
  void aChangeOfTheRuleItselfMovesNobody() {
    drop("gate/0008.jpg", "another");
    placeEverywhere();
    onTheGate = (db, one) -> false;
    placements.follow(List.of(BOX, GATE));
    assertThat(where("0008")).isEqualTo("box-1 PLACED, box-2 PLACED");
    change(batch(), named(person("0008"), "Ada"));
    assertThat(where("0008")).isEqualTo("box-1 PENDING, box-2 PENDING");
  }

  @Test
  void atTheStartWhoeverIsChosenIsWantedAndNobodyElse() {
    drop("0007.jpg", "photo");
    drop("gate/0008.jpg", "another");
    stored.store().write(db -> db.sql("DELETE FROM placement WHERE directory = 'box-2'").update());
    placements.follow(List.of(BOX, GATE));
    assertThat(where("0007")).isEqualTo("box-1 PENDING");
    assertThat(where("0008")).isEqualTo("box-1 PENDING, box-2 PENDING");
  }

  @Test
  void aCancelledChangeIsTakenBackOnChosenDirectoriesToo() {
    drop("gate/0008.jpg", "another");
    placeEverywhere();
    String batch = batch();
    change(batch, moved(person("0008"), "staff"));
    assertThat(where("0008")).isEqualTo("box-1 PENDING, box-2 REMOVING");
    new BatchControl(stored.store(), admission(BOX, GATE), source -> PersonType.EMPLOYEE, clock)
        .cancel(batch);
    assertThat(person("0008").groups()).containsExactly("gate");
    assertThat(where("0008")).startsWith("box-1 PLACED, box-2 P");
  }

  @Test
  void somebodyIsPlacedAgainOnOneDirectoryAndTheRowEndsWithThat() {
    drop("gate/0008.jpg", "another");
    placeEverywhere();
    String batch = batch();
    again(batch, "0008");
    assertThat(where("0008")).isEqualTo("box-1 PLACED, box-2 PENDING");
    assertThat(row(batch)).isEqualTo("OPEN AGAIN");
    Placing again = placements.claim(GATE, 10).get(0);
    assertThat(again.fresh()).describedAs("the directory is looked at first").isFalse();
    assertThat(again.placedVersion()).isNull();
    place(again);
    assertThat(where("0008")).isEqualTo("box-1 PLACED, box-2 PLACED");
    assertThat(row(batch)).isEqualTo("PLACED AGAIN");
  }

  @Test
  void aCancelledBatchGivesUpOnlyWhatItWantedAgain() {
    drop("gate/0008.jpg", "another");
    placeEverywhere();
    String batch = batch();
    again(batch, "0008");
    new BatchControl(stored.store(), admission(BOX, GATE), source -> PersonType.EMPLOYEE, clock)
        .cancel(batch);
    assertThat(where("0008")).isEqualTo("box-1 PLACED, box-2 REFUSED");
    assertThat(row(batch)).isEqualTo("CANCELLED AGAIN");
  }

  @Test
  void somebodyIsTakenOffOneDirectoryAndStaysOnTheRoster() {
    drop("gate/0008.jpg", "another");
    placeEverywhere();
    stored
        .store()
        .write(
            db -> {
              Standing.leave(db, person("0008"), GATE, batchIn(db), clock.millis());
              return 1;
            });
    assertThat(where("0008")).isEqualTo("box-1 PLACED, box-2 REMOVING");
    placeEverywhere();
    assertThat(where("0008")).isEqualTo("box-1 PLACED");
    assertThat(person("0008").id()).isEqualTo("0008");
  }

  @Test
  void thePhotoOfWhomASyncTookAwayIsKeptUntilNobodyKeepsIt() {
    drop("0007.jpg", "photo");
    placeEverywhere();
    String photo = person("0007").photo();
    pin("0007", photo);
    String batch = batch();
    dismiss(batch, "0007");
    placeEverywhere();
    assertThat(stored.text("SELECT count(*) FROM person")).isEqualTo("0");
    assertThat(stored.text("SELECT digest FROM photo")).isEqualTo(photo);
    assertThat(stored.text("SELECT item FROM discard WHERE kind = 'PICTURE'")).isEqualTo("none");
    stored
        .store()
        .write(
            db -> {
              db.sql("UPDATE sync_item SET found_photo = NULL").update();
              return Pins.letGo(db, List.of(photo));
            });
    assertThat(stored.text("SELECT digest FROM photo")).isEqualTo("none");
    assertThat(stored.text("SELECT item FROM discard WHERE kind = 'PICTURE'")).isEqualTo(photo);
  }

  @Test
  void ofWhomAPersonErasesNothingIsKept() {
    drop("0007.jpg", "photo");
    placeEverywhere();
    pin("0007", person("0007").photo());
    new Removals(stored.store(), admission(BOX, GATE), 100, clock).ask(List.of("0007"));
    placeEverywhere();
    assertThat(stored.text("SELECT digest FROM photo")).isEqualTo("none");
    assertThat(
            stored.text(
                "SELECT name || COALESCE(found, '-') || COALESCE(found_photo, '-') FROM sync_item"))
        .isEqualTo("--");
  }

  private void again(String batch, String id) {
    Person one = person(id);
    Applicant asked =
        Applicant.planned(
            batch,
            SyncBatches.source("hr"),
            GATE,
            Digest.ofText(id),
            one.photo(),
            Entry.named(id, one.name()));
    stored.store().write(db -> admission(BOX, GATE).again(db, asked, one, GATE, clock.millis()));
  }

  private void dismiss(String batch, String id) {
    stored
        .store()
        .write(
            db ->
                admission(BOX, GATE)
                    .dismiss(
                        db,
                        Applicant.leaving(batch, SyncBatches.source("hr"), id),
                        clock.millis()));
  }

  private String batchIn(JdbcClient db) {
    return SyncBatches.begin(db, "hr", "run 7", 1, clock.millis());
  }

  private void pin(String id, String photo) {
    stored
        .store()
        .write(
            db ->
                db.sql(
                            "INSERT INTO sync_run (id, sync, cause, state, rules, asked_at, next_at) VALUES (1, 'hr', 'HAND', 'DONE', '', 0, 0)")
                        .update()
                    + db.sql(
                            """
                            INSERT INTO sync_item (run, sync, target, change, item_key, identity_id, name, found,
                              found_photo, state, updated_at)
                            VALUES (1, 'hr', 'roster', 'REMOVE', ?, ?, 'Ada', '{}', ?, 'HANDED_ON', 0)
                            """)
                        .params(id, id, photo)
                        .update());
  }

  private String row(String batch) {
    return stored.text("SELECT state || ' ' || effect FROM batch_row WHERE batch = ?", batch);
  }

  private static Person moved(Person one, String group) {
    return new Person(one.id(), one.name(), one.type(), new TreeSet<>(List.of(group)), one.photo());
  }

  private static Person named(Person one, String name) {
    return new Person(one.id(), name, one.type(), one.groups(), one.photo());
  }
}
