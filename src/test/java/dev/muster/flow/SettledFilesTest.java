package dev.muster.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.enrol.Drop;
import dev.muster.enrol.DropWatch;
import dev.muster.enrol.ledger.Mode;
import dev.muster.roster.PersonType;
import dev.muster.store.Duty;
import dev.muster.store.TestClock;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.camel.component.file.GenericFile;
import org.junit.jupiter.api.Test;

/** When a dropped file counts as complete. */
class SettledFilesTest {

  private static final Path FOLDER = Path.of("drop").toAbsolutePath();
  private final TestClock clock = new TestClock();
  private final SettledFiles settled =
      new SettledFiles(
          List.of(
              new Drop(
                  "gate",
                  FOLDER,
                  "staff",
                  PersonType.EMPLOYEE,
                  List.of("{id}"),
                  Duration.ofMillis(500),
                  Mode.ENROL,
                  Drop.Listing.OPTIONAL)),
          new DropWatch(clock),
          new Duty(true),
          clock);

  @Test
  void aFilePassesOnceItHasKeptItsSizeAndTime() {
    assertThat(settled.accept(file("0007.jpg", 100, 1))).isFalse();
    clock.pass(Duration.ofMillis(499));
    assertThat(settled.accept(file("0007.jpg", 100, 1))).isFalse();
    clock.pass(Duration.ofMillis(1));
    assertThat(settled.accept(file("0007.jpg", 100, 1))).isTrue();
  }

  @Test
  void aFileThatStillGrowsBeginsAnew() {
    settled.accept(file("0007.jpg", 100, 1));
    clock.pass(Duration.ofMillis(500));
    assertThat(settled.accept(file("0007.jpg", 200, 1))).isFalse();
    clock.pass(Duration.ofMillis(500));
    assertThat(settled.accept(file("0007.jpg", 200, 2))).isFalse();
    clock.pass(Duration.ofMillis(500));
    assertThat(settled.accept(file("0007.jpg", 200, 2))).isTrue();
  }

  @Test
  void theClockOfANetworkShareDoesNotMatter() {
    long nextYear = clock.millis() + Duration.ofDays(365).toMillis();
    settled.accept(file("0007.jpg", 100, nextYear));
    clock.pass(Duration.ofMillis(500));
    assertThat(settled.accept(file("0007.jpg", 100, nextYear))).isTrue();
  }

  @Test
  void anEmptyFileWaitsTenTimesAsLong() {
    settled.accept(file("0007.jpg", 0, 1));
    clock.pass(Duration.ofMillis(4999));
    assertThat(settled.accept(file("0007.jpg", 0, 1))).isFalse();
    clock.pass(Duration.ofMillis(1));
    assertThat(settled.accept(file("0007.jpg", 0, 1))).isTrue();
  }

  @Test
  void aFileThatCameBackWaitsAgain() {
    settled.accept(file("0007.jpg", 100, 1));
    clock.pass(Duration.ofMillis(500));
    assertThat(settled.accept(file("0007.jpg", 100, 1))).isTrue();
    assertThat(settled.accept(file("0007.jpg", 100, 1))).isFalse();
  }

  @Test
  void aFolderAlwaysPasses() {
    GenericFile<File> folder = file("staff", 0, 1);
    folder.setDirectory(true);
    assertThat(settled.accept(folder)).isTrue();
  }

  private static GenericFile<File> file(String name, long size, long modified) {
    GenericFile<File> file = new GenericFile<>();
    File path = FOLDER.resolve(name).toFile();
    file.setFile(path);
    file.setAbsoluteFilePath(path.toString());
    file.setFileLength(size);
    file.setLastModified(modified);
    return file;
  }
}
