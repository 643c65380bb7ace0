package dev.muster.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.call.Outcome;
import dev.muster.enrol.ledger.BatchRow;
import dev.muster.enrol.ledger.Removals;
import dev.muster.enrol.photo.Portrait;
import dev.muster.roster.Digest;
import dev.muster.store.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is left of somebody who left: nothing but the proof. */
class DiscardedFilesTest extends EnrolledStore {

  private HandBack handBack;
  private DiscardedFiles discarded;

  DiscardedFilesTest() {
    super(Database.SQLITE);
  }

  @BeforeEach
  void open() throws IOException {
    Files.createDirectories(drop.folder());
    handBack = new HandBack(stored.store(), settings(Locale.ENGLISH));
    discarded = new DiscardedFiles(stored.store(), photos, settings(Locale.ENGLISH));
    setUpStands("staff");
  }

  /** Through the whole drop, file included; the prepared picture differs from the photo. */
  private BatchRow enrol(String file, String photo) throws IOException {
    Path path = drop.folder().resolve(file);
    Files.writeString(path, photo);
    Arrival arrival = named(file, photo).prepared(Portrait.plain(prepared(photo)));
    Arrival recorded = enrolment.record(arrival);
    new DropFolder(settings(Locale.ENGLISH)).setAside(recorded);
    claim().forEach(this::place);
    return recorded.row();
  }

  private static byte[] prepared(String photo) {
    return ("prepared " + photo).getBytes(StandardCharsets.UTF_8);
  }

  private static String digest(String photo) {
    return Digest.of(photo.getBytes(StandardCharsets.UTF_8));
  }

  private void leave(String id) {
    new Removals(stored.store(), admission(BOX), 100, clock).ask(List.of(id));
    clock.pass(Duration.ofSeconds(1));
    claim().forEach(one -> placements.settle(one, new Outcome.Answered<>("not there")));
  }

  private String handedTo(BatchRow row) {
    return stored.text("SELECT handed_to FROM batch_row WHERE id = ?", row.id());
  }

  @Test
  void picturesAndFilesOfWhoLeftAreDeleted() throws IOException {
    BatchRow row = enrol("0007_Ada.jpg", "photo");
    handBack.moveSettled();
    Path file = Path.of(handedTo(row));
    assertThat(file).exists();
    leave("0007");
    assertThat(discarded.deleteAll()).isEqualTo(3);
    assertThat(file).doesNotExist();
    assertThat(photos.has(digest("photo"))).isFalse();
    assertThat(photos.has(Digest.of(prepared("photo")))).isFalse();
    assertThat(stored.text("SELECT photos || ' ' || files FROM removal")).isEqualTo("1 1");
    assertThat(discarded.deleteAll()).isZero();
  }

  @Test
  void noNameOfWhoLeftStays() throws IOException {
    enrol("0007_Ada.jpg", "photo");
    handBack.moveSettled();
    leave("0007");
    discarded.deleteAll();
    assertThat(stored.text("SELECT name || file || COALESCE(detail, '') FROM batch_row"))
        .doesNotContain("Ada");
  }

  @Test
  void aPhotoThatIsHandedBackAfterwardsIsDeletedToo() throws IOException {
    BatchRow row = enrol("0007_Ada.jpg", "photo");
    leave("0007");
    handBack.moveSettled();
    Path file = Path.of(handedTo(row));
    assertThat(file).exists();
    discarded.deleteAll();
    assertThat(file).doesNotExist();
    assertThat(stored.text("SELECT file FROM batch_row WHERE id = ?", row.id()))
        .doesNotContain("Ada");
  }

  @Test
  void aPhotoThatSomebodyElseHasIsKept() throws IOException {
    enrol("0007.jpg", "twins");
    clock.pass(Duration.ofMinutes(1));
    enrol("0008.jpg", "twins");
    leave("0007");
    discarded.deleteAll();
    assertThat(photos.has(digest("twins"))).isTrue();
    assertThat(photos.has(Digest.of(prepared("twins")))).isTrue();
    assertThat(stored.text("SELECT photos FROM removal")).isEqualTo("0");
    leave("0008");
    discarded.deleteAll();
    assertThat(photos.has(digest("twins"))).isFalse();
  }

  @Test
  void aPreparedPictureThatAnotherPhotoHasTooIsKept() throws IOException {
    byte[] same = "same picture".getBytes(StandardCharsets.UTF_8);
    enrolment.record(named("0007.jpg", "one").prepared(Portrait.plain(same)));
    enrolment.record(named("0008.jpg", "other").prepared(Portrait.plain(same)));
    claim().forEach(this::place);
    leave("0007");
    discarded.deleteAll();
    assertThat(photos.has(digest("one"))).isFalse();
    assertThat(photos.has(Digest.of(same))).isTrue();
    leave("0008");
    discarded.deleteAll();
    assertThat(photos.has(Digest.of(same))).isFalse();
  }

  @Test
  void earlierPhotosOfWhoLeftAreDeletedToo() throws IOException {
    enrol("0007.jpg", "young");
    clock.pass(Duration.ofMinutes(1));
    enrol("0007.jpg", "old");
    leave("0007");
    discarded.deleteAll();
    assertThat(photos.has(digest("young"))).isFalse();
    assertThat(photos.has(digest("old"))).isFalse();
  }

  @Test
  void whoComesBackBeforeThePicturesAreDeletedKeepsThem() throws IOException {
    enrol("0007.jpg", "photo");
    leave("0007");
    clock.pass(Duration.ofMinutes(1));
    enrol("0007.jpg", "photo");
    discarded.deleteAll();
    assertThat(photos.has(digest("photo"))).isTrue();
    assertThat(stored.text("SELECT count(*) FROM discard WHERE kind = 'PICTURE'")).isEqualTo("0");
  }

  @Test
  void aFileOutsideOfEveryDropIsNeverDeleted() throws IOException {
    BatchRow row = enrol("0007.jpg", "photo");
    handBack.moveSettled();
    Path outside = Files.writeString(data.resolve("keep.txt"), "not ours");
    Path through = drop.folder().resolve(".done/../../keep.txt");
    stored
        .store()
        .write(
            db ->
                db.sql("UPDATE batch_row SET handed_to = ? WHERE id = ?")
                    .params(through.toString(), row.id())
                    .update());
    leave("0007");
    discarded.deleteAll();
    assertThat(outside).exists();
    assertThat(stored.text("SELECT kind FROM discard")).isEqualTo("FILE");
  }

  @Test
  void aFolderThatLeadsOutOfTheDropIsNotFollowed() throws IOException {
    BatchRow row = enrol("0007.jpg", "photo");
    Path elsewhere = Files.createDirectories(data.resolve("elsewhere"));
    Path outside = Files.writeString(elsewhere.resolve("0007.jpg"), "not ours");
    Path link = drop.folder().resolve("link");
    Files.createSymbolicLink(link, elsewhere);
    stored
        .store()
        .write(
            db ->
                db.sql("UPDATE batch_row SET handed = 1, handed_to = ? WHERE id = ?")
                    .params(link.resolve("0007.jpg").toString(), row.id())
                    .update());
    leave("0007");
    discarded.deleteAll();
    assertThat(outside).exists();
    Files.delete(link);
  }

  @Test
  void aPhotoThatStillWaitsForItsLineIsKept() throws IOException {
    enrol("0007.jpg", "photo");
    clock.pass(Duration.ofMinutes(1));
    BatchRow later = enrol("0007.jpg", "later");
    stored
        .store()
        .write(
            db ->
                db.sql("UPDATE batch_row SET state = 'WAITING' WHERE id = ?")
                    .param(later.id())
                    .update());
    leave("0007");
    discarded.deleteAll();
    assertThat(photos.has(digest("photo"))).isFalse();
    assertThat(photos.has(digest("later"))).isTrue();
  }
}
