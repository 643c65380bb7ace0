package dev.muster.facebox.arcface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.face.EngineInfo;
import dev.muster.face.Face;
import dev.muster.face.FaceQuality;
import dev.muster.facebox.library.Recogniser;
import dev.muster.facebox.library.Sight;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Refusal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("contracts/arcface.md §7, what only some engines do")
class FaceCallsTest {

  private static final GoValue.Obj PICTURE =
      data(Map.of("image", "AAAA", "image1", "AAAA", "image2", "AAAA"));

  @Test
  @DisplayName("the surest face comes first, though another is larger")
  void surestFirst() {
    FaceCalls calls = calls(seeing(new float[] {1, 0}, face(0, 200, .6f), face(300, 50, .9f)));

    assertThat(calls.locate(PICTURE).get("locations"))
        .hasToString(locations(300, 300, 350, 350).toString());
  }

  @Test
  @DisplayName("a box is not clipped, and is cut towards zero")
  void unclipped() {
    FaceCalls calls = calls(seeing(new float[] {1, 0}, face(-7.9f, 20, .9f)));

    assertThat(calls.locate(PICTURE).get("locations"))
        .hasToString(locations(-7, -7, 12, 12).toString());
  }

  @Test
  @DisplayName("§5.2: a template of zeros is 9003 for verify, 9005 for features")
  void zeros() {
    FaceCalls calls = calls(seeing(new float[512], face(0, 100, .9f)));

    assertThat(declined(() -> calls.verify(PICTURE))).isEqualTo(Fault.NULL_VECTOR_VERIFY);
    assertThat(declined(() -> calls.features(PICTURE))).isEqualTo(Fault.NULL_VECTOR_FEATURES);
  }

  @Test
  @DisplayName("a template of any length is made one of length one")
  void normalised() {
    FaceCalls calls = calls(seeing(new float[] {3, 4}, face(0, 100, .9f)));

    assertThat(GoWriter.text(calls.features(PICTURE).get("features"), JsonStyle.GO))
        .isEqualTo("[0.6,0.8]");
    assertThat(GoWriter.text(calls.verify(PICTURE).get("score"), JsonStyle.GO)).isEqualTo("0");
  }

  @Test
  @DisplayName("too many pixels are 9002")
  void tooManyPixels() {
    Recogniser refusing =
        new Recogniser() {
          @Override
          public EngineInfo engine() {
            return new EngineInfo("refusing", .5, false);
          }

          @Override
          public <T> T look(byte[] picture, Function<Sight, T> use) {
            throw new Refusal(BoxError.IMAGE_SIZE_TOO_LARGE_ERROR);
          }
        };

    assertThat(declined(() -> calls(refusing).locate(PICTURE))).isEqualTo(Fault.PICTURE_SIZE);
  }

  private static FaceCalls calls(Recogniser recogniser) {
    return new FaceCalls(new Reading(recogniser, 1000), BoxOrder.REAL, null);
  }

  private static Fault declined(Runnable call) {
    Declined declined = catchThrowableOfType(Declined.class, call::run);
    assertThat(declined).isNotNull();
    return declined.fault();
  }

  private static Face face(float at, float size, float confidence) {
    return new Face(at, at, size, size, at, at, at, at, true, null, confidence);
  }

  private static GoValue.Array locations(int... box) {
    return new GoValue.Array(
        List.of(
            new GoValue.Array(Arrays.stream(box).<GoValue>mapToObj(GoValue.Number::of).toList())));
  }

  private static GoValue.Obj data(Map<String, String> texts) {
    Map<String, GoValue> fields = new HashMap<>();
    texts.forEach((key, text) -> fields.put(key, new GoValue.Text(text)));
    return new GoValue.Obj(fields);
  }

  private static Recogniser seeing(float[] template, Face... faces) {
    Sight sight =
        new Sight() {
          @Override
          public List<Face> faces() {
            return List.of(faces);
          }

          @Override
          public int width() {
            throw new AssertionError("not asked for");
          }

          @Override
          public int height() {
            throw new AssertionError("not asked for");
          }

          @Override
          public float[] template(Face face) {
            return template;
          }

          @Override
          public FaceQuality quality(Face face) {
            throw new AssertionError("no call asks for the quality");
          }

          @Override
          public byte[] crop(Face face) {
            throw new AssertionError("no call asks for a crop");
          }
        };
    return new Recogniser() {
      @Override
      public EngineInfo engine() {
        return new EngineInfo("seeing", .5, false);
      }

      @Override
      public <T> T look(byte[] picture, Function<Sight, T> use) {
        return use.apply(sight);
      }
    };
  }
}
