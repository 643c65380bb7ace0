package dev.muster.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.face.PhotoKit.Shot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The engine with published networks on real photos. Skipped unless {@code muster.test.models} and
 * {@code muster.test.photos} name the folders.
 */
class RealModelsTest {

  @TempDir private Path folder;

  @BeforeEach
  void modelsAndPhotosAreThere() {
    Assumptions.assumeTrue(ModelKit.folder().isPresent(), "muster.test.models names no folder");
    Assumptions.assumeTrue(PhotoKit.folder().isPresent(), "muster.test.photos names no folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {ModelKit.DYNAMIC, ModelKit.FIXED})
  void everybodyIsFoundAndRecognisedAndNobodyIsTakenForAnother(String detector) throws Exception {
    List<String> lines = new ArrayList<>();
    Path models = ModelKit.pair(folder, detector, ModelKit.INTEL);
    try (FaceEngine engine = OnnxEngine.open(models)) {
      ModelTrial trial = new ModelTrial(engine);
      trial.addAll(PhotoKit.folder().orElseThrow().resolve("persons"), lines::add);
      ModelTrial.Result result = trial.result();

      assertThat(lines).isEmpty();
      assertThat(result.enrolledFound()).isEqualTo(16);
      assertThat(result.othersFound()).isEqualTo(13);
      assertThat(result.rankOne()).isEqualTo(result.searches()).isEqualTo(13);
      assertThat(result.sameMissed()).isZero();
      assertThat(result.differentAccepted()).isZero();
    }
  }

  @Test
  void everyFaceOfAGroupIsFoundAndNoneWhereThereIsNone() throws Exception {
    try (FaceEngine engine = open()) {
      for (Shot shot : PhotoKit.in("hard")) {
        boolean turned = shot.name().startsWith("roll_") || shot.name().startsWith("tiny_");
        if (!turned) {
          assertThat(engine.detect(shot.picture()))
              .as(shot.name())
              .hasSize(Integer.parseInt(shot.faces()));
        }
      }
    }
  }

  @Test
  void aFolderWithSeveralDetectorsIsRefusedByName() {
    assertThatThrownBy(() -> OnnxEngine.open(ModelKit.folder().orElseThrow()))
        .hasMessageContainingAll("3 files for the detector", ModelKit.DYNAMIC, "engine.properties");
  }

  @Test
  void theDescriptorChoosesAmongSeveralAndOverridesTheThreshold() throws IOException {
    ModelKit.pair(folder, ModelKit.DYNAMIC, ModelKit.INTEL);
    Files.copy(
        ModelKit.folder().orElseThrow().resolve(ModelKit.FIXED), folder.resolve(ModelKit.FIXED));
    Files.writeString(
        folder.resolve(Descriptor.NAME),
        "detector=%s\nrecogniser.threshold=0.5\n".formatted(ModelKit.FIXED));
    try (FaceEngine engine = OnnxEngine.open(folder)) {
      assertThat(engine.info().id()).startsWith("onnx:face_detection_yunet_2023mar@8f2383e4+");
      assertThat(engine.info().threshold()).isEqualTo(.5);
    }
  }

  @Test
  void aChangedByteIsNotTheKnownModelAnyMore() throws IOException {
    ModelKit.pair(folder, ModelKit.DYNAMIC, ModelKit.INTEL);
    byte[] bytes = Files.readAllBytes(folder.resolve(ModelKit.INTEL));
    bytes[bytes.length / 2] ^= 1;
    Files.write(folder.resolve(ModelKit.INTEL), bytes);
    assertThatThrownBy(() -> OnnxEngine.open(folder))
        .hasMessageContainingAll("no recogniser", ModelKit.INTEL);
  }

  @Test
  void severalThreadsGetTheAnswersOfOne() throws Exception {
    Picture picture = PhotoKit.in("persons").get(0).picture();
    try (FaceEngine engine = open()) {
      float[] expected = engine.template(picture, engine.detect(picture).get(0));
      List<float[]> answers =
          IntStream.range(0, 24)
              .parallel()
              .mapToObj(i -> engine.template(picture, engine.detect(picture).get(0)))
              .toList();
      assertThat(answers).allSatisfy(answer -> assertThat(answer).isEqualTo(expected));
    }
  }

  @Test
  void closingWaitsForTheWorkUnderWay() throws Exception {
    Picture picture = PhotoKit.in("persons").get(0).picture();
    FaceEngine engine = open();
    Thread worker =
        new Thread(
            () -> {
              try {
                while (true) {
                  engine.detect(picture);
                }
              } catch (IllegalStateException closed) {
                assertThat(closed).hasMessageContaining("is closed");
              }
            });
    worker.start();
    engine.detect(picture);
    engine.close();
    worker.join(20_000);
    assertThat(worker.isAlive()).isFalse();
  }

  /** Limits from the study of the same pictures, with room for another detector. */
  @Test
  void theQualityOfPhotosWithKnownDefectsIsSeen() throws Exception {
    try (FaceEngine engine = open()) {
      FaceQuality sharp = quality(engine, "dark_x0.45.jpg");
      FaceQuality[] blurred = {
        quality(engine, "blur_sigma_1.jpg"),
        quality(engine, "blur_sigma_2.5.jpg"),
        quality(engine, "blur_sigma_5.jpg"),
        quality(engine, "blur_sigma_9.jpg")
      };
      assertThat(blurred[0].blur()).isBetween(.12, .35);
      assertThat(blurred[1].blur()).isBetween(.45, .7);
      assertThat(blurred[2].blur()).isBetween(.75, blurred[3].blur());
      assertThat(blurred[3].blur()).isGreaterThan(.88);
      assertThat(quality(engine, "blur_motion_25px.jpg").blur()).isGreaterThan(.75);
      assertThat(sharp.blur()).isLessThan(.3);

      assertThat(sharp.illumination()).isCloseTo(64, Offset.offset(6.0));
      assertThat(quality(engine, "dark_x0.2.jpg").illumination()).isLessThan(40);
      assertThat(quality(engine, "dark_x0.06.jpg").illumination()).isLessThan(15);
      assertThat(quality(engine, "overexposed.jpg").illumination()).isGreaterThan(230);
      assertThat(quality(engine, "overexposed.jpg").overexposed()).isGreaterThan(.4);
      assertThat(quality(engine, "side_light.jpg").lightDifference()).isGreaterThan(.2);
      assertThat(sharp.lightDifference()).isLessThan(.15);

      assertThat(sharp.isWhole()).isTrue();
      assertThat(quality(engine, "partial_face_left.jpg").isWhole()).isFalse();
      assertThat(quality(engine, "partial_face_right.jpg").isWhole()).isFalse();

      assertThat(quality(engine, "roll_20.jpg").roll()).isCloseTo(-20, Offset.offset(7.0));
      assertThat(quality(engine, "roll_30.jpg").roll()).isCloseTo(-30, Offset.offset(7.0));

      assertThat(sharp.eyesSeen()).isTrue();
      assertThat(quality(engine, "occluded_sunglasses.jpg").eyesSeen()).isFalse();
      assertThat(quality(engine, "occluded_hand_left_eye.jpg").eyesSeen()).isFalse();
    }
  }

  private FaceEngine open() throws IOException {
    return OnnxEngine.open(ModelKit.pair(folder, ModelKit.DYNAMIC, ModelKit.INTEL));
  }

  private static FaceQuality quality(FaceEngine engine, String name) throws PictureRefused {
    Picture picture =
        PhotoKit.in("hard").stream()
            .filter(shot -> shot.name().equals(name))
            .findFirst()
            .orElseThrow()
            .picture();
    return engine.quality(picture, engine.detect(picture).get(0));
  }
}
