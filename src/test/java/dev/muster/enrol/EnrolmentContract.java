package dev.muster.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.call.Reason;
import dev.muster.enrol.ledger.BatchRow;
import dev.muster.enrol.ledger.Placing;
import dev.muster.roster.Person;
import dev.muster.roster.Roster;
import dev.muster.store.Database;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What happens to a named and checked photo, whatever the database. */
abstract class EnrolmentContract extends EnrolledStore {

  EnrolmentContract(Database database) {
    super(database);
  }

  @Test
  void aPhotoBringsAPersonWithOnePlacementPerBox() {
    enrolment = enrolment("box-1", "box-2");
    BatchRow row = drop("0007_王芳.jpg", "photo");
    assertThat(row.state()).isEqualTo(BatchRow.State.OPEN);
    assertThat(person("0007").name()).isEqualTo("王芳");
    assertThat(person("0007").groups()).containsExactly("staff");
    assertThat(photos.has(person("0007").photo())).isTrue();
    assertThat(placement("0007")).isEqualTo("PENDING, PENDING");
  }

  @Test
  void theSameFileTwiceIsOneRow() {
    BatchRow first = drop("0007.jpg", "photo");
    BatchRow second = drop("0007.jpg", "photo");
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(rows()).isEqualTo("OPEN");
  }

  @Test
  void theSamePhotoAgainIsUnchangedAndNothingIsDue() {
    setUpStands("staff");
    drop("0007_王芳.jpg", "photo");
    place(claimOne());
    nextBatch();
    assertThat(drop("0007_王芳.jpg", "photo").state()).isEqualTo(BatchRow.State.UNCHANGED);
    assertThat(claim()).isEmpty();
  }

  @Test
  void aNewPhotoOfAPersonIsANewVersionAndSupersedesTheOpenRow() {
    setUpStands("staff");
    String old = drop("0007.jpg", "old").version();
    nextBatch();
    String version = drop("0007.jpg", "new").version();
    assertThat(version).isNotEqualTo(old);
    assertThat(rows()).isEqualTo("SUPERSEDED, OPEN");
    assertThat(claimOne().version()).isEqualTo(version);
  }

  @Test
  void twoPhotosOfOnePersonInABatchKeepTheFirstAndRefuseTheSecond() {
    drop("0007.jpg", "one");
    BatchRow second = drop("0007_王芳.jpg", "other");
    assertThat(second.state()).isEqualTo(BatchRow.State.REFUSED);
    assertThat(second.reason()).isEqualTo(Reason.TWO_PHOTOS_ONE_ID.name());
    assertThat(second.detail()).isEqualTo("the other file: 0007.jpg");
    assertThat(rows()).isEqualTo("OPEN, REFUSED");
  }

  @Test
  void thePhotoInAFurtherFolderAddsItsGroup() {
    setUpStands("staff", "visitors");
    drop("0007_王芳.jpg", "photo");
    place(claimOne());
    drop("visitors/0007.jpg", "photo");
    assertThat(person("0007").groups()).containsExactly("staff", "visitors");
    assertThat(person("0007").name()).isEqualTo("王芳");
    place(claimOne());
    assertThat(rows()).isEqualTo("PLACED, PLACED");
  }

  @Test
  void withoutANameThePersonIsCalledByTheNumber() {
    drop("0007.jpg", "photo");
    assertThat(person("0007").name()).isEqualTo("0007");
  }

  @Test
  void aRefusedPhotoIsARowWithItsReasonAndNoPerson() {
    Arrival refused = arrival("0007.jpg", "x").refused(Reason.NO_FACE, "picture of 1 x 1 pixels");
    BatchRow row = enrolment.record(refused).row();
    assertThat(row.state()).isEqualTo(BatchRow.State.REFUSED);
    assertThat(row.reason()).isEqualTo("NO_FACE");
    assertThat(stored.text("SELECT identity_id FROM person")).isEqualTo("none");
    assertThat(claim()).isEmpty();
  }

  @Test
  void goingBackToTheFirstPhotoWithinABatchPlacesTheFirstAgain() {
    setUpStands("staff");
    String first = drop("0007.jpg", "first").version();
    place(claimOne());
    drop("0007.jpg", "second");
    place(claimOne());
    assertThat(drop("0007.jpg", "first").state()).isEqualTo(BatchRow.State.OPEN);
    Placing again = claimOne();
    assertThat(again.version()).isEqualTo(first);
    place(again);
    assertThat(rows()).isEqualTo("PLACED, PLACED");
  }

  @Test
  void droppingAPhotoAgainThatABoxRefusedTriesItAgainEvenInTheSameBatch() {
    setUpStands("staff");
    drop("0007.jpg", "photo");
    refuse(claimOne());
    assertThat(drop("0007.jpg", "photo").state()).isEqualTo(BatchRow.State.OPEN);
    place(claimOne());
    assertThat(rows()).isEqualTo("PLACED");
  }

  @Test
  void aRowIsSettledWhenTheLastBoxHasAnswered() {
    enrolment = enrolment("box-1", "box-2");
    drop("0007.jpg", "photo");
    place(placements.claim("box-1", 9).get(0));
    assertThat(rows()).isEqualTo("OPEN");
    refuse(placements.claim("box-2", 9).get(0));
    assertThat(rows()).isEqualTo("REFUSED");
    assertThat(stored.text("SELECT reason || ': ' || detail FROM batch_row"))
        .isEqualTo("LOW_QUALITY: the box answered 40006");
  }

  @Test
  void theOldRefusalOfABoxThatIsGoneDoesNotRefuseANewPhoto() {
    enrolment = enrolment("box-1", "box-2");
    drop("0007.jpg", "old");
    place(placements.claim("box-1", 9).get(0));
    refuse(placements.claim("box-2", 9).get(0));
    enrolment = enrolment("box-1");
    drop("0007.jpg", "new");
    place(placements.claim("box-1", 9).get(0));
    assertThat(rows()).isEqualTo("REFUSED, PLACED");
  }

  @Test
  void aQuietDropClosesItsBatchAndTheNextPhotoOpensANewOne() {
    String first = drop("0001.jpg", "a").batch();
    assertThat(drop("0002.jpg", "b").batch()).isEqualTo(first);
    nextBatch();
    String second = drop("0003.jpg", "c").batch();
    assertThat(second).isNotEqualTo(first).endsWith("_gate");
    assertThat(stored.text("SELECT id FROM batch WHERE open = 1")).isEqualTo(second);
  }

  @Test
  void twoBatchesThatTwoInstancesOpenedAtOnceAreNoObstacle() {
    String first = drop("0001.jpg", "a").batch();
    nextBatch();
    drop("0002.jpg", "b");
    stored.store().write(db -> db.sql("UPDATE batch SET open = 1").update());
    assertThat(drop("0003.jpg", "c").batch()).isEqualTo(first);
  }

  @Test
  void aSecondBatchInTheSameSecondGetsANameOfItsOwn() {
    String first = drop("0001.jpg", "a").batch();
    stored.store().write(db -> db.sql("UPDATE batch SET open = 0").update());
    assertThat(drop("0002.jpg", "b").batch()).isEqualTo(first + "-2");
  }

  void nextBatch() {
    clock.pass(Duration.ofSeconds(11));
    closeQuiet();
  }

  private Person person(String id) {
    return stored.store().read(db -> Roster.find(db, id)).orElseThrow();
  }
}
