package dev.muster.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.call.Reason;
import dev.muster.enrol.ledger.BatchRow;
import dev.muster.enrol.photo.Portrait;
import dev.muster.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Photos on their way from the drop to .done and .failed, with real files. */
class HandBackTest extends EnrolledStore {

  private HandBack handBack;
  private DropFolder folder;

  HandBackTest() {
    super(Database.SQLITE);
  }

  @BeforeEach
  void emptyTheDrop() throws IOException {
    if (Files.exists(drop.folder())) {
      try (Stream<Path> all = Files.walk(drop.folder())) {
        all.sorted(Comparator.reverseOrder()).forEach(HandBackTest::delete);
      }
    }
    Files.createDirectories(drop.folder());
    handBack = new HandBack(stored.store(), settings(Locale.ENGLISH));
    folder = new DropFolder(settings(Locale.ENGLISH));
    setUpStands("staff", "visitors");
  }

  @Test
  void aPlacedPhotoGoesToDoneUnderItsFolderAndName() throws IOException {
    BatchRow row = take("visitors/0007_王芳.jpg", "photo");
    assertThat(files()).containsExactly(".taken/" + row.batch() + "/" + row.id() + ".jpg");
    assertThat(handBack.moveSettled()).isZero();
    place(claimOne());
    assertThat(handBack.moveSettled()).isEqualTo(1);
    assertThat(files()).containsExactly(".done/" + row.batch() + "/visitors/0007_王芳.jpg");
    assertThat(handBack.moveSettled()).isZero();
  }

  @Test
  void aRefusedPhotoGoesToFailed() throws IOException {
    BatchRow row = take("0007.jpg", "photo");
    refuse(claimOne());
    handBack.moveSettled();
    assertThat(files()).containsExactly(".failed/" + row.batch() + "/0007.jpg");
  }

  @Test
  void aNameThatIsTakenGetsANumber() throws IOException {
    BatchRow row = take("0007.jpg", "old");
    place(claimOne());
    handBack.moveSettled();
    take("0007.jpg", "new");
    place(claimOne());
    handBack.moveSettled();
    String done = ".done/" + row.batch() + "/";
    assertThat(files()).containsExactly(done + "0007 (2).jpg", done + "0007.jpg");
  }

  @Test
  void aPhotoDroppedAgainAfterItWasHandedBackIsHandedBackAgain() throws IOException {
    BatchRow row = take("0007.jpg", "photo");
    place(claimOne());
    handBack.moveSettled();
    take("0007.jpg", "photo");
    handBack.moveSettled();
    assertThat(files()).hasSize(2).allMatch(file -> file.startsWith(".done/" + row.batch()));
  }

  @Test
  void aCrashBetweenTheMoveAndItsRowRepeatsNeither() throws IOException {
    BatchRow row = take("0007.jpg", "photo");
    place(claimOne());
    handBack.moveSettled();
    stored.store().write(db -> db.sql("UPDATE batch_row SET handed = 0").update());
    handBack.moveSettled();
    assertThat(files()).containsExactly(".done/" + row.batch() + "/0007.jpg");
    assertThat(stored.text("SELECT handed FROM batch_row")).isEqualTo("1");
  }

  @Test
  void aSettledPhotoThatIsNotSetAsideYetWaitsForIt() throws IOException {
    write("0007.jpg", "photo");
    Arrival refused =
        folder.takeUp(folder.find("gate", drop.folder().resolve("0007.jpg").toString()));
    Arrival recorded = enrolment.record(refused.refused(Reason.NO_FACE, "none"));
    handBack.moveSettled();
    assertThat(files()).containsExactly("0007.jpg");
    folder.setAside(recorded);
    handBack.moveSettled();
    assertThat(files()).containsExactly(".failed/" + recorded.row().batch() + "/0007.jpg");
  }

  @Test
  void aPhotoThatCannotBeMovedDoesNotHoldUpTheOthers() throws IOException {
    BatchRow stuck = take("visitors/0001.jpg", "a");
    BatchRow free = take("0002.jpg", "b");
    claim().forEach(this::place);
    write(".done/" + stuck.batch() + "/visitors", "a file where the folder should be");
    handBack.moveSettled();
    assertThat(files()).contains(".done/" + free.batch() + "/0002.jpg");
    Files.delete(drop.folder().resolve(".done/" + stuck.batch() + "/visitors"));
    handBack.moveSettled();
    assertThat(files()).contains(".done/" + stuck.batch() + "/visitors/0001.jpg");
  }

  @Test
  void aFileThatIsTooLargeOrEmptyIsRefusedWithItsSize() throws IOException {
    write("0001.jpg", "x".repeat((1 << 20) + 1));
    write("0002.jpg", "");
    Arrival large =
        folder.takeUp(folder.find("gate", drop.folder().resolve("0001.jpg").toString()));
    Arrival empty =
        folder.takeUp(folder.find("gate", drop.folder().resolve("0002.jpg").toString()));
    assertThat(large.refusal().reason()).isEqualTo(Reason.TOO_MANY_BYTES);
    assertThat(large.refusal().detail()).isEqualTo("1048577 bytes; at most 1048576");
    assertThat(empty.refusal().reason()).isEqualTo(Reason.EMPTY_FILE);
  }

  /** What the route does with a file, but for the look at its faces. */
  private BatchRow take(String file, String photo) throws IOException {
    Path path = write(file, photo);
    Arrival taken = new FileNaming().identify(folder.takeUp(folder.find("gate", path.toString())));
    Arrival recorded = enrolment.record(taken.prepared(Portrait.plain(taken.photo())));
    folder.setAside(recorded);
    return recorded.row();
  }

  private Path write(String file, String text) throws IOException {
    Path path = drop.folder().resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(drop.folder())) {
      return all.filter(Files::isRegularFile)
          .map(file -> drop.folder().relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
