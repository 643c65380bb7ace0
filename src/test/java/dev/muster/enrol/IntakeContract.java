package dev.muster.enrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.call.Reason;
import dev.muster.enrol.ledger.BatchControl;
import dev.muster.enrol.ledger.BatchRow;
import dev.muster.enrol.ledger.Mode;
import dev.muster.enrol.ledger.Ruling;
import dev.muster.roster.Person;
import dev.muster.roster.PersonType;
import dev.muster.roster.Roster;
import dev.muster.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How manifests and photos of a drop find each other, whatever the database. */
abstract class IntakeContract extends EnrolledStore {

  private static final String HEAD = "id,name,groups,photo,valid_from,action,department\n";
  private static final int LIMIT = 3;

  private ManifestIntake intake;

  IntakeContract(Database database) {
    super(database);
  }

  @BeforeEach
  void emptyDrop() throws IOException {
    startAgain();
    setUpStands("staff", "visitors");
    delete(drop.folder());
    Files.createDirectories(drop.folder());
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path done, IOException failure)
              throws IOException {
            Files.delete(done);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** What is not in the store is forgotten. */
  private void startAgain() {
    drop = as(Mode.ENROL, Drop.Listing.OPTIONAL);
    placements = placements("muster");
    enrolment = enrolment(BOX);
    RemovalGuard guard = new RemovalGuard(stored.store(), LIMIT, clock);
    intake = new ManifestIntake(stored.store(), admission(BOX), guard, watch, clock);
  }

  private Drop as(Mode mode, Drop.Listing listing) {
    return new Drop(
        "gate",
        drop.folder(),
        "staff",
        PersonType.EMPLOYEE,
        drop.patterns(),
        drop.settle(),
        mode,
        listing);
  }

  private Place lies(String file, String text) {
    try {
      Path path = drop.folder().resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text, StandardCharsets.UTF_8);
      return Place.loose(drop, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Drops a manifest and takes it in. */
  private void list(String file, String... lines) {
    take(lies(file, HEAD + String.join("\n", lines) + "\n"));
  }

  private void take(Place place) {
    try {
      intake.takeIn(place);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void quiet() {
    clock.pass(Duration.ofSeconds(11));
    closeQuiet();
  }

  private int handBack() {
    return new ManifestHandBack(stored.store(), settings(Locale.ENGLISH)).moveSettled();
  }

  private Person person(String id) {
    return stored.store().read(db -> Roster.find(db, id)).orElseThrow();
  }

  private String people() {
    return stored.text("SELECT identity_id FROM person ORDER BY identity_id");
  }

  private String reasons() {
    return stored.text(
        "SELECT COALESCE(identity_id, '-') || ' ' || state || ' ' || COALESCE(reason, '-')"
            + " FROM batch_row ORDER BY COALESCE(identity_id, ''), line, id");
  }

  private String batch(String column) {
    return stored.text("SELECT " + column + " FROM batch ORDER BY opened_at, id");
  }

  private List<String> filesBelow(Path folder) {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (var files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> Place.forward(folder.relativize(file)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aLineWaitsForItsPhoto() {
    list("people.csv", "0007,王芳,visitors,face.jpg,,,R&D");
    assertThat(rows()).isEqualTo("none");
    BatchRow row = drop("face.jpg", "photo");
    assertThat(row.line()).isEqualTo(2);
    assertThat(person("0007").name()).isEqualTo("王芳");
    assertThat(person("0007").groups()).containsExactly("visitors");
    assertThat(person("0007").extra()).containsEntry("department", "R&D");
    quiet();
    assertThat(reasons()).isEqualTo("0007 OPEN -");
  }

  @Test
  void aPhotoWaitsForItsLine() {
    watch.sees(drop.folder().resolve("people.csv"));
    Place list = lies("people.csv", HEAD + "0007,王芳,,face.jpg,,,\n");
    drop("face.jpg", "photo");
    assertThat(rows()).isEqualTo("WAITING");
    take(list);
    assertThat(reasons()).isEqualTo("0007 OPEN -");
    assertThat(person("0007").groups()).containsExactly("staff");
  }

  @Test
  void aPhotoThatCannotBeNamedWaitsAndIsRefusedWhenTheBatchCloses() {
    drop("holiday.jpg", "photo");
    assertThat(rows()).isEqualTo("WAITING");
    quiet();
    assertThat(reasons()).isEqualTo("- REFUSED NO_ID");
  }

  @Test
  void whereAManifestIsRequiredAPhotoWithoutALineIsRefusedAtTheEnd() {
    drop = as(Mode.ENROL, Drop.Listing.REQUIRED);
    BatchRow row = drop("0007.jpg", "photo");
    assertThat(row.state()).isEqualTo(BatchRow.State.WAITING);
    quiet();
    assertThat(reasons()).isEqualTo("0007 REFUSED NOT_LISTED");
    assertThat(people()).isEqualTo("none");
  }

  @Test
  void ofTwoWaitingPhotosOfOnePersonTheSecondIsRefused() {
    watch.sees(lies("people.csv", HEAD + "0042,Li,,,,,\n").origin());
    drop("0007.jpg", "one");
    drop("0007_王芳.jpg", "two");
    assertThat(rows()).isEqualTo("WAITING, WAITING");
    take(Place.loose(drop, "people.csv"));
    quiet();
    assertThat(stored.text("SELECT state FROM batch_row WHERE identity_id = '0007' ORDER BY id"))
        .isEqualTo("OPEN, REFUSED");
    assertThat(stored.text("SELECT detail FROM batch_row WHERE reason = 'TWO_PHOTOS_ONE_ID'"))
        .isEqualTo("the other file: 0007.jpg");
  }

  @Test
  void aRefusedLineTakesItsPhotoAlong() {
    list("people.csv", "0007,王芳,,0007.jpg,never,,");
    drop("0007.jpg", "photo");
    quiet();
    assertThat(reasons()).isEqualTo("0007 REFUSED BAD_DATE");
    assertThat(people()).isEqualTo("none");
  }

  @Test
  void aRefusedLineTakesThePhotoAlongThatCameBefore() {
    watch.sees(lies("people.csv", HEAD + "0007,王芳,,0007.jpg,never,,\n").origin());
    drop("0007.jpg", "photo");
    take(Place.loose(drop, "people.csv"));
    quiet();
    assertThat(reasons()).isEqualTo("0007 REFUSED BAD_DATE");
  }

  @Test
  void aRefusedLineLeavesThePhotoToTheCorrectLineOfTheSamePerson() {
    list("people.csv", "0007,王芳,,0007.jpg,never,,", "0007,王芳,,0007.jpg,2026-01-01,,");
    drop("0007.jpg", "photo");
    quiet();
    assertThat(reasons()).isEqualTo("0007 REFUSED BAD_DATE, 0007 OPEN -");
  }

  @Test
  void aLineThatNamesThePhotoOfAnotherLineTakesNothingFromIt() {
    list("people.csv", "0007,王芳,,,,,", "0042,Li,,0007.jpg,,,");
    drop("0007.jpg", "photo");
    quiet();
    assertThat(reasons()).isEqualTo("0007 OPEN -, 0042 REFUSED ONE_PHOTO_TWO_IDS");
  }

  @Test
  void aMissingPhotoIsToldOfWhenTheBatchCloses() {
    list("people.csv", "0007,王芳,,face.jpg,,,");
    quiet();
    assertThat(reasons()).isEqualTo("0007 REFUSED PHOTO_MISSING");
    assertThat(stored.text("SELECT detail FROM batch_row")).isEqualTo("photo: face.jpg");
  }

  @Test
  void aLineWithoutPhotoChangesWhatIsKnownAndItsGroupsReplaceThoseOfThePerson() {
    drop("visitors/0007_王芳.jpg", "photo");
    place(claimOne());
    quiet();
    list("people.csv", "0007,王小芳,staff,,,,Gate");
    quiet();
    assertThat(person("0007").name()).isEqualTo("王小芳");
    assertThat(person("0007").groups()).containsExactly("staff");
    assertThat(person("0007").extra()).containsEntry("department", "Gate");
    assertThat(stored.text("SELECT effect FROM batch_row ORDER BY id")).isEqualTo("NEW, INFO");
  }

  @Test
  void aLineWithoutGroupsAddsTheOneOfItsFolder() {
    drop("0007_王芳.jpg", "photo");
    place(claimOne());
    quiet();
    list("visitors/people.csv", "0007,,,,,,");
    quiet();
    assertThat(person("0007").groups()).containsExactly("staff", "visitors");
  }

  @Test
  void twoFoldersWithListsOfTheirOwnKeepTheirPhotosApart() {
    list("a/people.csv", "0001,A,,1.jpg,,,");
    list("b/people.csv", "0002,B,,1.jpg,,,");
    BatchRow second = drop("b/1.jpg", "photo of B");
    BatchRow first = drop("a/1.jpg", "photo of A");
    assertThat(second.identityId()).isEqualTo("0002");
    assertThat(first.identityId()).isEqualTo("0001");
  }

  @Test
  void photosThatDifferInTheirEndingOnlyGoToTheLinesThatSaySo() {
    list("people.csv", "0001,A,,x.jpg,,,", "0002,B,,x.png,,,");
    assertThat(drop("x.png", "photo of B").identityId()).isEqualTo("0002");
    assertThat(drop("x.jpg", "photo of A").identityId()).isEqualTo("0001");
  }

  @Test
  void aPhotoInAFolderWhoseNameEndsAlikeIsAnother() {
    list("people.csv", "0001,A,,a/x.jpg,,,");
    drop("xa/x.png", "photo");
    quiet();
    assertThat(reasons()).isEqualTo("- REFUSED NO_ID, 0001 REFUSED PHOTO_MISSING");
  }

  @Test
  void ofTwoListsThatSpeakOfOnePersonTheFirstStands() {
    list("a.csv", "0007,王芳,,face.jpg,,,");
    list("b.csv", "0007,王小芳,,face.jpg,,,");
    drop("face.jpg", "photo");
    quiet();
    assertThat(person("0007").name()).isEqualTo("王芳");
    assertThat(stored.text("SELECT detail FROM batch_row WHERE reason = 'TWO_ROWS_ONE_ID'"))
        .isEqualTo("line 2 of a.csv has 0007");
  }

  @Test
  void anotherListOfTheSameNameLosesNoLine() {
    list("people.csv", "0007,王芳,,a.jpg,,,");
    list("people.csv", "0042,Li,,b.jpg,,,");
    drop("a.jpg", "one");
    drop("b.jpg", "two");
    quiet();
    assertThat(people()).isEqualTo("0007, 0042");
    claim().forEach(this::place);
    assertThat(handBack()).isEqualTo(2);
    String batch = batch("id");
    assertThat(filesBelow(drop.done().resolve(batch)))
        .containsExactly("people (2).csv", "people.csv");
  }

  @Test
  void theSameListTwiceIsTakenOnce() {
    list("people.csv", "0007,王芳,,a.jpg,,,");
    list("people.csv", "0007,王芳,,a.jpg,,,");
    drop("a.jpg", "one");
    quiet();
    assertThat(reasons()).isEqualTo("0007 OPEN -");
    assertThat(stored.text("SELECT count(*) FROM manifest")).isEqualTo("1");
  }

  @Test
  void theLinesThatFailedComeBackAsAListToCorrect() throws IOException {
    list("people.csv", "0007,王芳,,a.jpg,,,", "0008,Li,,missing.jpg,,,", ",Nobody,,,,,");
    drop("a.jpg", "one");
    quiet();
    assertThat(handBack()).describedAs("one person is on the way").isZero();
    claim().forEach(this::place);
    assertThat(handBack()).isEqualTo(1);
    Path failed = drop.failed().resolve(batch("id")).resolve("people-failed.csv");
    assertThat(Files.readString(failed)).contains("0008", "Nobody").doesNotContain("0007");
    assertThat(handBack()).isZero();
  }

  @Test
  void aListThatCannotBeReadComesBackAsAWhole() {
    take(lies("people.csv", "colour,taste\nred,sweet\n"));
    assertThat(reasons()).isEqualTo("- REFUSED MANIFEST_NO_HEADER");
    quiet();
    new HandBack(stored.store(), settings(Locale.ENGLISH)).moveSettled();
    assertThat(filesBelow(drop.failed().resolve(batch("id")))).containsExactly("people.csv");
  }

  @Test
  void aListThatCannotBeReadNeverCountsAsDoneAlsoAfterACrash() throws IOException {
    String text = "colour,taste\nred,sweet\n";
    take(lies("people.csv", text));
    // The crash came after the row and before the move: the file lies where it was.
    delete(drop.taken());
    startAgain();
    take(lies("people.csv", text));
    quiet();
    handBack();
    new HandBack(stored.store(), settings(Locale.ENGLISH)).moveSettled();
    assertThat(filesBelow(drop.done())).isEmpty();
    assertThat(filesBelow(drop.failed().resolve(batch("id")))).containsExactly("people.csv");
  }

  @Test
  void afterACrashAListGoesOnAfterTheLastLineThatWasCommitted() {
    String text = HEAD + IntStream.range(0, 450).mapToObj(this::line).collect(Collectors.joining());
    Place place = lies("people.csv", text);
    crashAfter(place, 200);
    clock.pass(Duration.ofMinutes(5));
    closeQuiet();
    assertThat(batch("open")).describedAs("a list is being read").isEqualTo("1");
    take(place);
    assertThat(stored.text("SELECT count(*) FROM manifest_line")).isEqualTo("450");
    assertThat(stored.text("SELECT lines || ' ' || complete FROM manifest")).isEqualTo("451 1");
    assertThat(batch("open")).isEqualTo("1");
    assertThat(filesBelow(drop.folder())).noneMatch("people.csv"::equals);
  }

  @Test
  void aListThatACrashCutShortGoesOnInItsBatchThoughThatWasCancelled() {
    String text = HEAD + IntStream.range(0, 450).mapToObj(this::line).collect(Collectors.joining());
    Place place = lies("people.csv", text);
    crashAfter(place, 200);
    stored.store().write(db -> db.sql("UPDATE batch SET cancelled_at = 1").update());
    take(place);
    assertThat(stored.text("SELECT count(*) FROM batch")).isEqualTo("1");
    quiet();
    assertThat(people()).isEqualTo("none");
    assertThat(batch("open")).isEqualTo("0");
  }

  @Test
  void aListThatWasBegunAndTakenAwayKeepsItsBatchOpenForAnHourOnly() {
    String text = HEAD + IntStream.range(0, 450).mapToObj(this::line).collect(Collectors.joining());
    crashAfter(lies("people.csv", text), 200);
    clock.pass(Duration.ofMinutes(59));
    closeQuiet();
    assertThat(batch("open")).isEqualTo("1");
    clock.pass(Duration.ofMinutes(2));
    closeQuiet();
    assertThat(batch("open")).isEqualTo("0");
    assertThat(stored.text("SELECT count(*) FROM manifest_line")).isEqualTo("0");
  }

  private String line(int number) {
    return "p%d,,,photo%d.jpg,,,\n".formatted(number, number);
  }

  /** The power goes when so many lines are committed. */
  private void crashAfter(Place place, int lines) {
    take(place);
    stored
        .store()
        .write(
            db ->
                db.sql("DELETE FROM manifest_line WHERE line > ?").param(lines + 1).update()
                    + db.sql("UPDATE manifest SET complete = 0, lines = ?")
                        .param(lines + 1)
                        .update());
    Path shelf =
        drop.taken()
            .resolve(batch("id"))
            .resolve(filesBelow(drop.taken().resolve(batch("id"))).get(0));
    try {
      Files.move(shelf, place.origin());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    startAgain();
  }

  @Test
  void aRemovalListTakesPeopleOff() {
    enrol(2);
    list("remove.csv", "1,,,,,,", "9,,,,,,");
    assertThat(stored.text("SELECT state FROM placement ORDER BY identity_id"))
        .isEqualTo("REMOVING, PLACED");
    assertThat(stored.text("SELECT reason FROM batch_row WHERE identity_id = '9'"))
        .isEqualTo(Reason.NOT_ON_ROSTER.name());
    assertThat(batch("paused")).isEqualTo("0, 0");
    assertThat(claim()).hasSize(1);
  }

  @Test
  void aRemovalListAtTheLimitGoesOnAndAboveItWaitsForAConfirmation() {
    enrol(LIMIT + 1);
    list("remove.csv", "1,,,,,,", "2,,,,,,", "3,,,,,,");
    assertThat(batch("paused")).isEqualTo("0, 0");
    list("leave.csv", "4,,,,,,");
    assertThat(batch("paused")).isEqualTo("0, 1");
    assertThat(batch("pause_reason")).contains("REMOVAL");
    assertThat(claim()).isEmpty();
    resume();
    assertThat(claim()).hasSize(4);
  }

  @Test
  void aRemovalListIsDecidedUponAlsoWhenACrashCameJustBefore() throws IOException {
    enrol(1);
    Place place = lies("remove.csv", HEAD + "1,,,,,,\n");
    take(place);
    stored
        .store()
        .write(
            db ->
                db.sql("UPDATE batch SET paused = 1, pause_reason = 'READING'" + " WHERE open = 1")
                    .update());
    startAgain();
    take(lies("remove.csv", HEAD + "1,,,,,,\n"));
    assertThat(batch("paused")).isEqualTo("0, 0");
  }

  @Test
  void theFirstOfTwoRemovalListsDoesNotLetTheSecondGoWhileItIsRead() {
    enrol(LIMIT + 1);
    list("remove.csv", "1,,,,,,");
    String open = stored.text("SELECT id FROM batch WHERE open = 1");
    stored
        .store()
        .write(
            db ->
                db.sql(
                        "INSERT INTO manifest (batch, file, digest, lines, complete, handed)"
                            + " VALUES (?, 'leave.csv', 'x', 0, 0, 0)")
                    .param(open)
                    .update());
    list("remove-too.csv", "2,,,,,,");
    assertThat(batch("pause_reason")).endsWith("READING");
  }

  @Test
  void aBatchPausedByHandSaysHowManyItRemovesBeforeItIsResumed() {
    enrol(LIMIT + 1);
    list("remove.csv", "1,,,,,,");
    control().pause(stored.text("SELECT id FROM batch WHERE open = 1"));
    list("leave.csv", "2,,,,,,", "3,,,,,,", "4,,,,,,");
    assertThat(batch("pause_reason")).contains("REMOVAL");
  }

  private void enrol(int people) {
    IntStream.rangeClosed(1, people).forEach(n -> drop(n + ".jpg", "photo " + n));
    claim().forEach(this::place);
    quiet();
  }

  private BatchControl control() {
    return new BatchControl(stored.store(), admission(BOX), source -> PersonType.EMPLOYEE, clock);
  }

  private void resume() {
    Ruling ruling = control().resume(stored.text("SELECT id FROM batch WHERE open = 1"));
    assertThat(ruling.kind()).isEqualTo(Ruling.Kind.DONE);
  }

  @Test
  void aCheckWritesNothing() {
    enrol(1);
    drop = as(Mode.CHECK, Drop.Listing.OPTIONAL);
    list("people.csv", "0007,王芳,,face.jpg,,,", "1,New name,,,,,", "2,Nobody,,,,,");
    list("remove.csv", "1,,,,,,");
    drop("face.jpg", "photo");
    quiet();
    assertThat(
            stored.text("SELECT state FROM batch_row WHERE line IS NOT NULL ORDER BY file, line"))
        .isEqualTo("CHECKED, CHECKED, REFUSED, CHECKED");
    assertThat(
            stored.text("SELECT effect FROM batch_row WHERE state = 'CHECKED' ORDER BY file, line"))
        .isEqualTo("NEW, INFO, LEAVE");
    assertThat(people()).isEqualTo("1");
    assertThat(person("1").name()).isEqualTo("1");
    assertThat(placement("1")).isEqualTo("PLACED");
    assertThat(batch("paused")).isEqualTo("0, 0");
  }

  @Test
  void aValidityThatBeginsLaterSettlesTheRowAndPlacesThePersonThen() {
    list("people.csv", "0007,王芳,,face.jpg,2026-03-04,,");
    drop("face.jpg", "photo");
    assertThat(rows()).isEqualTo("SCHEDULED");
    assertThat(claim()).isEmpty();
    clock.pass(Duration.ofDays(3));
    place(claimOne());
    assertThat(rows()).isEqualTo("PLACED");
  }

  @Test
  void whatComesWhileABatchIsClosedKeepsItOpen() {
    list("people.csv", "0007,王芳,,face.jpg,,,");
    clock.pass(Duration.ofSeconds(11));
    drop("0001.jpg", "photo");
    closeQuiet();
    assertThat(batch("open")).isEqualTo("1");
    drop("face.jpg", "another");
    assertThat(stored.text("SELECT state FROM batch_row WHERE identity_id = '0007'"))
        .isEqualTo("OPEN");
  }

  @Test
  void aCancelledBatchEnrolsNobodyOfALineThatWaits() {
    list("people.csv", "0007,王芳,,face.jpg,,,");
    control().cancel(batch("id"));
    quiet();
    assertThat(people()).isEqualTo("none");
    assertThat(batch("open")).isEqualTo("0");
    assertThat(stored.text("SELECT count(*) FROM manifest_line")).isEqualTo("0");
  }

  @Test
  void aManifestThatIsGoneIsNoBatch() {
    assertThatThrownBy(() -> take(Place.loose(drop, "gone.csv")))
        .hasRootCauseInstanceOf(java.nio.file.NoSuchFileException.class);
    assertThat(batch("id")).isEqualTo("none");
  }
}
