package dev.muster.facebox.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.face.Face;
import dev.muster.face.FaceQuality;
import dev.muster.face.HeadTurn;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Refusal;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityLevelTest {

  @ParameterizedTest(name = "{0}: {1} px, blur {2}, light {3}, whole {4}, roll {5}, yaw {6}: {7}")
  @CsvSource({
    "HIGH,   113, 0.6,  50,  0.97, 30, -30, ''",
    "HIGH,   112, 0.6,  50,  0.97, 30, -30, face_size",
    "HIGH,   113, 0.61, 50,  0.97, 30, -30, clarity",
    "HIGH,   113, 0.6,  49,  0.97, 30, -30, brightness",
    "HIGH,   113, 0.6,  231, 0.97, 30, -30, brightness",
    "HIGH,   113, 0.6,  50,  0.96, 30, -30, partial",
    "HIGH,   113, 0.6,  50,  0.97, 30, -31, headpose",
    "MIDDLE, 81,  0.7,  40,  0.97, 45, 45,  ''",
    "MIDDLE, 80,  0.71, 39,  0.96, 45, 46,  'face_size, headpose, clarity, partial, brightness'",
    "LOW,    61,  0.85, 1,   0.1,  60, 60,  ''",
    "LOW,    60,  0.86, 1,   0.1,  60, 61,  'face_size, headpose, clarity'",
    "CUSTOM, 21,  1,    0,   0,    90, 90,  ''",
    "NO,     1,   1,    0,   0,    90, 90,  ''",
  })
  @DisplayName("§9: each level names the items that fail")
  void items(
      QualityLevel level,
      float size,
      double blur,
      double light,
      double whole,
      double roll,
      double yaw,
      String failed) {
    Sight sight =
        seen(new FaceQuality(size, blur, light, 0, 0, whole, roll, new HeadTurn(yaw, 0), true));
    assertThat(String.join(", ", level.failed(sight, face(size)))).isEqualTo(failed);
  }

  @Test
  @DisplayName("angles that the engine does not know do not count")
  void unknownAngles() {
    Sight sight = seen(new FaceQuality(200, 0, 128, 0, 0, 1, null, null, false));
    assertThat(QualityLevel.HIGH.failed(sight, face(200))).isEmpty();
  }

  @Test
  @DisplayName("too small is 40009 whatever else fails, anything else 40006; the detail names all")
  void refusal() {
    Sight blurred = seen(new FaceQuality(200, 1, 10, 0, 0, 1, 0.0, null, true));
    assertRefused(blurred, 200, BoxError.LOW_QUALITY_ERROR, "clarity, brightness");
    assertRefused(
        blurred, 100, BoxError.ENROLL_FACE_SIZE_NOT_ENOUGH_ERROR, "face_size, clarity, brightness");
    assertThatCode(() -> QualityLevel.NO.check(blurred, face(1))).doesNotThrowAnyException();
  }

  private static void assertRefused(Sight sight, float size, BoxError error, String detail) {
    assertThatThrownBy(() -> QualityLevel.HIGH.check(sight, face(size)))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.error()).isEqualTo(error);
              assertThat(refusal.detail()).isEqualTo(detail);
            });
  }

  private static Face face(float size) {
    return new Face(0, 0, size, size + 20, 0, 0, 1, 0, true);
  }

  private static Sight seen(FaceQuality quality) {
    return new Sight() {
      @Override
      public List<Face> faces() {
        return List.of();
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
        throw new UnsupportedOperationException();
      }

      @Override
      public FaceQuality quality(Face face) {
        return quality;
      }

      @Override
      public byte[] crop(Face face) {
        throw new UnsupportedOperationException();
      }
    };
  }
}
