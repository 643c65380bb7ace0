package dev.muster.face;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each refusal names the file, what was expected, what was found and what to do. */
class ModelFolderTest {

  private static final String SHA_OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir private Path folder;

  @Test
  void aMissingFolderIsRefused() {
    assertThatThrownBy(() -> ModelFolder.read(folder.resolve("none")))
        .hasMessageContainingAll("none", "does not exist", "put a detector and a recogniser");
  }

  @Test
  void anEmptyFolderIsRefused() {
    assertRefused("no detector", "its .onnx files: none", "engine.properties");
  }

  @Test
  void unknownFilesWithoutADescriptorAreRefusedByName() throws IOException {
    put("mine.onnx", "abc");
    assertRefused("no detector", "mine.onnx", "name it as 'detector'");
  }

  @Test
  void aFileThatTheDescriptorNamesAndNobodyPutThereIsRefused() throws IOException {
    put(Descriptor.NAME, "detector=gone.onnx");
    assertRefused("gone.onnx is missing");
  }

  @Test
  void anotherDigestThanTheDescriptorsIsRefused() throws IOException {
    put("mine.onnx", "abc");
    put(Descriptor.NAME, "detector=mine.onnx\ndetector.sha256=" + "0".repeat(64));
    assertRefused(
        "mine.onnx", "has SHA-256 " + SHA_OF_ABC, "expects " + "0".repeat(64), "Fetch it");
  }

  @Test
  void anUnknownFileWithoutItsDigestIsRefused() throws IOException {
    put("mine.onnx", "abc");
    put(Descriptor.NAME, "detector=mine.onnx");
    assertRefused("mine.onnx is not known", SHA_OF_ABC, "write it as detector.sha256");
  }

  @Test
  void aGitLfsPointerIsRefusedAsWhatItIs() throws IOException {
    put("mine.onnx", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 38696353\n");
    assertRefused("mine.onnx", "Git LFS pointer", "git lfs pull");
  }

  @Test
  void aFileOutsideTheFolderIsRefused() throws IOException {
    put(Descriptor.NAME, "detector=../other/mine.onnx");
    assertRefused("../other/mine.onnx", "name of a file in the same folder");
    put(Descriptor.NAME, "detector=/etc/passwd");
    assertRefused("/etc/passwd", "name of a file in the same folder");
  }

  @Test
  void aKeyThatDoesNotExistIsRefused() throws IOException {
    put(Descriptor.NAME, "recognizer=mine.onnx");
    assertRefused("[recognizer]", "recogniser.threshold");
  }

  @Test
  void wrongValuesAreRefusedWithWhatIsAllowed() throws IOException {
    refuseRecogniser("", "lacks recogniser.side", "from 32 to 512");
    refuseRecogniser("recogniser.side=big", "recogniser.side is 'big'", "from 32 to 512");
    String side = "recogniser.side=112\n";
    refuseRecogniser(side + "recogniser.length=100", "recogniser.length is 100", "64, 128, 256");
    String length = side + "recogniser.length=128\n";
    refuseRecogniser(length + "recogniser.colours=GBR", "'GBR'", "RGB or BGR");
    String all =
        length + "recogniser.colours=RGB\nrecogniser.mean=127.5\nrecogniser.scale=0.0078125\n";
    refuseRecogniser(all + "recogniser.points=1 2 3", "'3 numbers'", "10 numbers from 0 to 112");
    refuseRecogniser(all + "recogniser.points=1 2 3 4 5 6 7 8 9 113", "'113'");
    refuseRecogniser(
        all + "recogniser.points=1 2 3 4 5 6 7 8 9 10\nrecogniser.threshold=NaN", "'NaN'");
  }

  private void refuseRecogniser(String lines, String... parts) throws IOException {
    put("mine.onnx", "abc");
    String both =
        "detector=mine.onnx\ndetector.sha256=%1$s\nrecogniser=mine.onnx\nrecogniser.sha256=%1$s\n";
    put(Descriptor.NAME, both.formatted(SHA_OF_ABC) + lines);
    assertRefused(parts);
  }

  private void put(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  private void assertRefused(String... parts) {
    assertThatThrownBy(() -> ModelFolder.read(folder))
        .isInstanceOf(ModelsRefused.class)
        .hasMessageContainingAll(parts);
  }
}
