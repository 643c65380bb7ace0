package dev.muster.enrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.enrol.Uploads.Receiving;
import dev.muster.enrol.ledger.Mode;
import dev.muster.enrol.photo.Portrait;
import dev.muster.store.Database;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** ZIP files and uploads, and what a crash leaves of them. */
class ParcelsTest extends EnrolledStore {

  private Parcels parcels;
  private Uploads uploads;

  ParcelsTest() {
    super(Database.SQLITE);
  }

  @BeforeEach
  void emptyDrop() throws IOException {
    FileSystemUtils.deleteRecursively(drop.folder());
    Files.createDirectories(drop.folder());
    startAgain();
    setUpStands("staff");
  }

  /** What is not in the store is forgotten. */
  private void startAgain() {
    enrolment = enrolment(BOX);
    EnrolSettings settings = settings(Locale.ENGLISH);
    Closing closing = new Closing(stored.store(), settings, admission(BOX), watch, clock);
    Parcels.Desk desk = new Parcels.Desk(admission(BOX), closing);
    parcels = new Parcels(stored.store(), settings, desk, clock, "muster");
    Uploads.Homeward homeward =
        new Uploads.Homeward(
            new HandBack(stored.store(), settings), new ManifestHandBack(stored.store(), settings));
    uploads = new Uploads(stored.store(), settings, parcels, homeward, clock, "muster");
  }

  private Place zip(String file, String... names) throws IOException {
    Path path = drop.folder().resolve(file);
    Files.createDirectories(path.getParent());
    try (OutputStream out = Files.newOutputStream(path);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(("photo " + name).getBytes(StandardCharsets.UTF_8));
      }
    }
    return Place.loose(drop, file);
  }

  private Parcel claimParcel() {
    List<Parcel> claimed = parcels.claim("gate", 1);
    assertThat(claimed).hasSize(1);
    return claimed.get(0);
  }

  /** The way of a photo of a parcel. */
  private void takeIn(Place place) throws IOException {
    Arrival arrival =
        new FileNaming().identify(new DropFolder(settings(Locale.ENGLISH)).takeUp(place));
    DropFolder folder = new DropFolder(settings(Locale.ENGLISH));
    Arrival checked =
        arrival.isRefused() ? arrival : arrival.prepared(Portrait.plain(arrival.photo()));
    folder.setAside(enrolment.record(checked));
  }

  private void readAll() throws IOException {
    Parcel parcel = parcels.unpack(claimParcel());
    for (Place photo : parcel.photos()) {
      takeIn(photo);
    }
    parcels.close(parcel);
  }

  private static ByteArrayInputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private String batches(String column) {
    return stored.text("SELECT " + column + " FROM batch ORDER BY opened_at, id");
  }

  private String people() {
    return stored.text("SELECT identity_id FROM person ORDER BY identity_id");
  }

  @Test
  void aZipIsABatchOfItsOwn() throws IOException {
    parcels.takeZip(zip("people.zip", "0001.jpg", "visitors/0002.jpg"));
    readAll();
    assertThat(people()).isEqualTo("0001, 0002");
    assertThat(batches("open || ' ' || expected || ' ' || origin")).isEqualTo("0 2 people.zip");
    assertThat(drop.incoming()).isEmptyDirectory();
    assertThat(parcels.claim("gate", 1)).isEmpty();
  }

  private String groups() {
    return stored.text(
        "SELECT identity_id || ' ' || permission_groups FROM person ORDER BY identity_id");
  }

  @Test
  void aZipInAFolderOfTheDropGetsThePermissionGroupOfThatFolder() throws IOException {
    parcels.takeZip(zip("visitors/people.zip", "0001.jpg", "night shift/0002.jpg"));
    startAgain();
    readAll();
    assertThat(groups()).isEqualTo("0001 visitors, 0002 night shift");
  }

  @Test
  void aZipInAFolderThatIsNoPermissionGroupIsRefusedPhotoByPhoto() throws IOException {
    parcels.takeZip(zip("a/b/people.zip", "0001.jpg", "visitors/0002.jpg"));
    readAll();
    assertThat(stored.text("SELECT file || ' ' || reason FROM batch_row WHERE reason <> ''"))
        .isEqualTo("0001.jpg NO_GROUP");
    assertThat(people()).isEqualTo("0002");
  }

  @Test
  void aZipIsNotReadBeforeItLiesInItsParcel() throws IOException {
    ParcelFolder folder = parcels.begin(drop, Mode.ENROL, "people.zip");
    assertThat(parcels.claim("gate", 1)).isEmpty();
    Files.move(zip("people.zip", "0001.jpg").origin(), folder.zip());
    assertThat(parcels.claim("gate", 1)).isEmpty();
    // The power goes before the row says that it lies there.
    startAgain();
    readAll();
    assertThat(people()).isEqualTo("0001");
  }

  /** Another instance on the same store, which was not there before. */
  private List<Parcel> claimElsewhere() {
    EnrolSettings settings = settings(Locale.ENGLISH);
    Closing closing = new Closing(stored.store(), settings, admission(BOX), watch, clock);
    Parcels.Desk desk = new Parcels.Desk(admission(BOX), closing);
    return new Parcels(stored.store(), settings, desk, clock, "other").claim("gate", 1);
  }

  @Test
  void aParcelThatTakesLongerThanItsLeaseToUnpackStaysWithItsReader() throws IOException {
    parcels.takeZip(zip("people.zip", "0001.jpg"));
    Parcel parcel = claimParcel();
    assertThat(parcels.prolong()).isZero();
    for (int minutes = 0; minutes < 60; minutes += 4) {
      clock.pass(Duration.ofMinutes(4));
      assertThat(parcels.prolong()).isEqualTo(1);
      assertThat(claimElsewhere()).isEmpty();
    }
    parcels.close(parcels.unpack(parcel));
    clock.pass(Duration.ofMinutes(4));
    assertThat(parcels.prolong()).isZero();
  }

  @Test
  void aReaderThatHangsLosesItsParcelInTheEnd() throws IOException {
    parcels.takeZip(zip("people.zip", "0001.jpg"));
    claimParcel();
    Duration waited = Duration.ZERO;
    while (claimElsewhere().isEmpty() && waited.toHours() < 24) {
      clock.pass(Duration.ofMinutes(4));
      waited = waited.plusMinutes(4);
      parcels.prolong();
    }
    assertThat(waited).isBetween(Duration.ofHours(6), Duration.ofHours(7));
    clock.pass(Duration.ofMinutes(4));
    assertThat(parcels.prolong()).isZero();
  }

  @Test
  void aZipThatACrashLeftInTheDropIsTakenOnce() throws IOException {
    Place zip = zip("people.zip", "0001.jpg");
    parcels.begin(drop, Mode.ENROL, "people.zip");
    startAgain();
    assertThat(batches("cancelled_at IS NULL")).isIn("0", "false");
    parcels.takeZip(zip);
    readAll();
    assertThat(people()).isEqualTo("0001");
    assertThat(rows()).isEqualTo("OPEN");
  }

  @Test
  void aZipThatIsGoneLeavesNoBatchToRead() {
    assertThatThrownBy(() -> parcels.takeZip(Place.loose(drop, "gone.zip")))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(parcels.claim("gate", 1)).isEmpty();
    assertThat(batches("open")).isEqualTo("0");
  }

  @Test
  void aParcelIsReadAgainAfterACrashAndForgetsNothing() throws IOException {
    parcels.takeZip(zip("people.zip", "0001.jpg", "0002.jpg", "../0003.jpg"));
    Parcel parcel = parcels.unpack(claimParcel());
    takeIn(parcel.photos().get(0));
    enrolment.record(
        new FileNaming()
            .identify(new DropFolder(settings(Locale.ENGLISH)).takeUp(parcel.photos().get(1)))
            .prepared(Portrait.plain(new byte[] {1})));
    startAgain();
    readAll();
    assertThat(people()).isEqualTo("0001, 0002");
    assertThat(stored.text("SELECT COALESCE(reason, state) FROM batch_row ORDER BY file"))
        .isEqualTo("BAD_PATH, OPEN, OPEN");
    assertThat(batches("expected")).isEqualTo("2");
  }

  @Test
  void whatAZipHeldThatCannotBeUsedIsToldOfAlsoWhenACrashCameBeforeItWasNoted() throws IOException {
    parcels.takeZip(zip("people.zip", "0001.jpg", "../0003.jpg"));
    Parcel parcel = parcels.unpack(claimParcel());
    Path into = parcel.photos().get(0).origin().getParent();
    // As it was after unpacking, before the first note.
    Files.move(into, into.resolveSibling("." + into.getFileName()));
    stored.store().write(db -> db.sql("DELETE FROM batch_row").update());
    startAgain();
    readAll();
    assertThat(stored.text("SELECT reason FROM batch_row WHERE reason IS NOT NULL"))
        .isEqualTo("BAD_PATH");
    assertThat(people()).isEqualTo("0001");
  }

  @Test
  void aBrokenZipComesBackAsAWhole() throws IOException {
    Files.writeString(drop.folder().resolve("people.zip"), "this is no ZIP");
    parcels.takeZip(Place.loose(drop, "people.zip"));
    readAll();
    assertThat(stored.text("SELECT file || ' ' || reason FROM batch_row"))
        .isEqualTo("people.zip ZIP_UNREADABLE");
    new HandBack(stored.store(), settings(Locale.ENGLISH)).moveSettled();
    assertThat(drop.failed().resolve(batches("id")).resolve("people.zip")).exists();
  }

  @Test
  void twoZipsOfAnUploadWhoseNamesFallTogetherAreBothRead() throws IOException {
    Path elsewhere = data.resolve("elsewhere.zip");
    Receiving upload = uploads.begin(drop, Mode.ENROL, "2 files");
    for (String name : List.of("a/b.zip", "a_b.zip")) {
      Files.move(zip("x.zip", name.length() + ".jpg").origin(), elsewhere);
      try (var content = Files.newInputStream(elsewhere)) {
        upload.file(name, content);
      }
      Files.delete(elsewhere);
    }
    upload.finish();
    readAll();
    assertThat(people()).isEqualTo("7");
    assertThat(stored.text("SELECT count(*) FROM batch_row")).isEqualTo("1");
  }

  @Test
  void anUploadThatIsAbortedLeavesNothing() throws IOException {
    Receiving upload = uploads.begin(drop, Mode.ENROL, "0001.jpg");
    upload.file("0001.jpg", bytes("photo"));
    assertThat(parcels.claim("gate", 1)).isEmpty();
    upload.abort();
    assertThat(drop.incoming()).isEmptyDirectory();
    assertThat(parcels.claim("gate", 1)).isEmpty();
    assertThat(batches("open")).isEqualTo("0");
  }

  @Test
  void anUploadThatIsFinishedIsNotAborted() throws IOException {
    Receiving upload = uploads.begin(drop, Mode.ENROL, "0001.jpg");
    upload.file("0001.jpg", bytes("photo"));
    upload.finish();
    upload.abort();
    readAll();
    assertThat(people()).isEqualTo("0001");
  }

  @Test
  void halfAnUploadIsForgottenAtTheStartWhateverItIsCalled() throws IOException {
    Receiving upload = uploads.begin(drop, Mode.ENROL, "check of people.zip");
    upload.file("0001.jpg", bytes("photo"));
    startAgain();
    assertThat(parcels.claim("gate", 1)).isEmpty();
    assertThat(drop.incoming()).isEmptyDirectory();
    assertThat(batches("open")).isEqualTo("0");
  }

  @Test
  void litterIsPassedOver() throws IOException {
    Receiving upload = uploads.begin(drop, Mode.ENROL, "files");
    for (String name : List.of("a/.DS_Store", "__MACOSX/a/._0001.jpg", "Thumbs.db", "0001.jpg")) {
      upload.file(name, bytes("photo"));
    }
    upload.finish();
    readAll();
    assertThat(rows()).isEqualTo("OPEN");
  }

  @Test
  void aCheckIsEnrolledOnce() throws IOException {
    Receiving upload = uploads.begin(drop, Mode.CHECK, "0001.jpg");
    upload.file("0001.jpg", bytes("photo"));
    String check = upload.finish();
    readAll();
    new HandBack(stored.store(), settings(Locale.ENGLISH)).moveSettled();
    assertThat(people()).isEqualTo("none");
    uploads.enrolChecked(check);
    assertThatThrownBy(() -> uploads.enrolChecked(check))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("enrolled already");
    readAll();
    assertThat(people()).isEqualTo("0001");
    assertThat(batches("open")).isEqualTo("0, 0");
  }

  @Test
  void whatIsLeftOfAReadParcelGoesAtTheNextStart() throws IOException {
    parcels.takeZip(zip("people.zip", "0001.jpg"));
    readAll();
    Path left = drop.incoming().resolve(batches("id"));
    Files.createDirectories(left);
    Path another = drop.incoming().resolve("of-another-program");
    Files.createDirectories(another);
    startAgain();
    assertThat(left).doesNotExist();
    assertThat(another).exists();
  }
}
