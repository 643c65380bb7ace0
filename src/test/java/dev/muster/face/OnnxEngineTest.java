package dev.muster.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine on networks of a few nodes whose answers are known. */
class OnnxEngineTest {

  private static final String USE =
      """
      detector = d.onnx
      detector.sha256 = %s
      recogniser = r.onnx
      recogniser.sha256 = %s
      recogniser.side = 128
      recogniser.colours = BGR
      recogniser.mean = 0
      recogniser.scale = 1
      recogniser.points = 40 59, 87 59, 64 82, 45 105, 84 105
      recogniser.length = 64
      recogniser.threshold = 0.5
      """;

  @TempDir private Path folder;
  private String text = "";

  @BeforeEach
  void twoModels() throws IOException {
    SyntheticModel.detector(folder.resolve("d.onnx"));
    SyntheticModel.describer(folder.resolve("r.onnx"));
    describe(USE.formatted(sha("d.onnx"), sha("r.onnx")));
  }

  @Test
  void findsTheFaceWhereTheDetectorPutsIt() {
    try (OnnxEngine engine = OnnxEngine.open(folder)) {
      List<Face> faces = engine.detect(Picture.of(SamplePictures.noise(128, 64, 1)));

      assertThat(faces).hasSize(1);
      Face face = faces.get(0);
      // the picture is shown at half its size: (3.5 * 8, 2.25 * 8) less half of 24 x 32, twice
      assertThat(face.x()).isCloseTo(32, Offset.offset(.01f));
      assertThat(face.y()).isCloseTo(4, Offset.offset(.01f));
      assertThat(face.width()).isCloseTo(48, Offset.offset(.01f));
      assertThat(face.height()).isCloseTo(64, Offset.offset(.01f));
      assertThat(face.leftEyeX()).isEqualTo(48);
      assertThat(face.lower()).isEqualTo(new LowerFace(48, 32, 48, 32, 48, 32));
      assertThat(face.confidence()).isCloseTo(.81f, Offset.offset(1e-4f));
    }
  }

  @Test
  void describesAFaceWith512NumbersOfLengthOneWhichRepeatTheNetworks() {
    try (OnnxEngine engine = OnnxEngine.open(folder)) {
      float[] template = engine.template(picture(), face(picture()));

      assertThat(template).hasSize(512);
      assertThat(FaceEngine.similarity(template, template)).isCloseTo(1, Offset.offset(1e-4f));
      assertThat(template[64]).isEqualTo(template[0]);
    }
  }

  @Test
  void isNamedAfterItsFilesTheirDigestsAndTheirUse() throws IOException {
    String first = id();
    assertThat(first)
        .startsWith("onnx:d@" + sha("d.onnx").substring(0, 8))
        .contains("+r@" + sha("r.onnx").substring(0, 8));
    describe(text.replace("colours = BGR", "colours = RGB"));
    assertThat(id()).isNotEqualTo(first);
    describe(text.replace("threshold = 0.5", "threshold = 0.6"));
    try (OnnxEngine engine = OnnxEngine.open(folder)) {
      assertThat(engine.info().threshold()).isEqualTo(.6);
      assertThat(engine.info().demonstration()).isFalse();
    }
  }

  @Test
  void answersTheSameFromSeveralThreads() {
    try (OnnxEngine engine = OnnxEngine.open(folder)) {
      Face face = face(picture());
      float[] expected = engine.template(picture(), face);

      List<float[]> answers =
          IntStream.range(0, 64)
              .parallel()
              .mapToObj(
                  i ->
                      engine.template(
                          picture(), engine.detect(picture()).isEmpty() ? face(picture()) : face))
              .toList();

      assertThat(answers).usingRecursiveComparison().isEqualTo(Collections.nCopies(64, expected));
    }
  }

  @Test
  void refusesToWorkOnceClosedAndClosesTwice() {
    OnnxEngine engine = OnnxEngine.open(folder);
    engine.close();
    engine.close();

    assertThatThrownBy(() -> engine.detect(picture()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is closed");
  }

  @Test
  void refusesAModelThatAnswersAnotherLength() throws IOException {
    describe(text.replace("length = 64", "length = 128"));
    assertRefused("r.onnx", "answers 64 numbers; expected are 128", "recogniser.length");
  }

  @Test
  void refusesAModelThatTakesAnotherSide() throws IOException {
    describe(text.replace("side = 128", "side = 112"));
    assertRefused("r.onnx", "[1, 3, 128, 128]", "1 x 3 x 112 x 112");
  }

  @Test
  void refusesADetectorThatIsNoYunet() throws IOException {
    describe(text.replace("d.onnx", "r.onnx").replace(sha("d.onnx"), sha("r.onnx")));
    assertRefused("r.onnx", "no YuNet detector", "bbox_16", "[grey]");
  }

  @Test
  void refusesAFileThatIsNoNetwork() throws IOException {
    Files.writeString(folder.resolve("r.onnx"), "nothing");
    describe(USE.formatted(sha("d.onnx"), sha("r.onnx")));
    assertRefused("r.onnx", "no network that onnxruntime can run");
  }

  private void describe(String properties) throws IOException {
    text = properties;
    Files.writeString(folder.resolve(Descriptor.NAME), properties);
  }

  private String sha(String file) throws IOException {
    return ModelFile.sha256(Files.readAllBytes(folder.resolve(file)));
  }

  private String id() {
    try (OnnxEngine engine = OnnxEngine.open(folder)) {
      return engine.info().id();
    }
  }

  private void assertRefused(String... parts) {
    assertThatThrownBy(() -> OnnxEngine.open(folder))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll(parts);
  }

  private static Picture picture() {
    return Picture.of(SamplePictures.noise(160, 160, 1));
  }

  private static Face face(Picture picture) {
    float side = picture.width();
    return new Face(
        20,
        20,
        120,
        120,
        50,
        60,
        110,
        60,
        true,
        new LowerFace(80, 90, 60, 120, 100, side - 40),
        1f);
  }
}
