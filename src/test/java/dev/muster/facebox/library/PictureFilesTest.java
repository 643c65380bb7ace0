package dev.muster.facebox.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFilesTest {

  private static final byte[] PICTURE = {1, 2, 3};

  @TempDir private Path host;
  private Path folder;
  private PictureFiles files;

  @BeforeEach
  void folders() throws IOException {
    folder = Files.createDirectories(host.resolve("images"));
    Files.createDirectories(folder.resolve("below"));
    Files.write(folder.resolve("a.jpg"), PICTURE);
    Files.write(folder.resolve("below/b.jpg"), PICTURE);
    Files.write(host.resolve("secret.jpg"), PICTURE);
    Files.createDirectories(host.resolve("images-private"));
    Files.write(host.resolve("images-private/p.jpg"), PICTURE);
    files = new PictureFiles(Optional.of(folder), 10);
  }

  @Test
  @DisplayName("reads files of the folder, named from the root or from the folder, also below it")
  void inside() {
    assertThat(files.read(folder + "/a.jpg")).isEqualTo(PICTURE);
    assertThat(files.read("a.jpg")).isEqualTo(PICTURE);
    assertThat(files.read("below/../below/b.jpg")).isEqualTo(PICTURE);
  }

  @Test
  @DisplayName("what is elsewhere is refused alike, whether it exists or not")
  void elsewhere() {
    String absent = refused(host + "/none.jpg").detail();

    for (String path :
        new String[] {
          host + "/secret.jpg",
          "../secret.jpg",
          folder + "/../secret.jpg",
          "../images-private/p.jpg",
          folder + "-private/p.jpg",
          "/etc/passwd",
          "none.jpg",
          "below",
          "a.jpg/x",
          "",
          "nul\0.jpg",
          "x".repeat(10_000)
        }) {
      assertThat(refused(path).error()).as(path).isEqualTo(BoxError.IMAGE_NOT_OPENED);
      assertThat(refused(path).detail()).as(path).isEqualTo(absent);
    }
    assertThat(absent).doesNotContain(host.toString());
  }

  @Test
  @DisplayName("symbolic links count as what they lead to")
  void links() throws IOException {
    Files.createSymbolicLink(folder.resolve("out.jpg"), host.resolve("secret.jpg"));
    Files.createSymbolicLink(folder.resolve("up"), host);
    Files.createSymbolicLink(folder.resolve("in.jpg"), folder.resolve("below/b.jpg"));
    Files.createSymbolicLink(host.resolve("alias"), folder);

    assertThat(refused("out.jpg").error()).isEqualTo(BoxError.IMAGE_NOT_OPENED);
    assertThat(refused("up/secret.jpg").error()).isEqualTo(BoxError.IMAGE_NOT_OPENED);
    assertThat(files.read("in.jpg")).isEqualTo(PICTURE);
    PictureFiles byAlias = new PictureFiles(Optional.of(host.resolve("alias")), 10);
    assertThat(byAlias.read("a.jpg")).isEqualTo(PICTURE);
    assertThat(byAlias.read(host + "/alias/a.jpg")).isEqualTo(PICTURE);
  }

  @Test
  @DisplayName("a file above the limit is too large")
  void large() throws IOException {
    Files.write(folder.resolve("large.jpg"), new byte[11]);
    Files.write(folder.resolve("just.jpg"), new byte[10]);

    assertThat(refused("large.jpg").error()).isEqualTo(BoxError.IMAGE_SIZE_TOO_LARGE_ERROR);
    assertThat(files.read("just.jpg")).hasSize(10);
  }

  @Test
  @DisplayName("without a permitted folder every path is refused, with the setting's name")
  void none() {
    files = new PictureFiles(Optional.empty(), 10);

    assertThat(refused(folder + "/a.jpg").error()).isEqualTo(BoxError.IMAGE_NOT_OPENED);
    assertThat(refused(folder + "/a.jpg").detail()).contains("muster.facebox.images");
  }

  private Refusal refused(String path) {
    return catchThrowableOfType(Refusal.class, () -> files.read(path));
  }
}
