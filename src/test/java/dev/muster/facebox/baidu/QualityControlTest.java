package dev.muster.facebox.baidu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.face.FaceQuality;
import dev.muster.face.HeadTurn;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("contracts/baidu.md §4.6, quality_control")
class QualityControlTest {

  @ParameterizedTest(
      name = "{0}: blur {1}, light {2}, whole {3}, roll {4}, yaw {5}, size {6} is {7}")
  @CsvSource({
    "NONE,   1,    0,   0.5,  90, 90, 10,  fine",
    "LOW,    0.84, 26,  1,    34, 34, 80,  fine",
    "LOW,    0.85, 26,  1,    0,  0,  80,  BLURRED",
    "LOW,    0.8,  25,  1,    0,  0,  80,  LIGHT",
    "LOW,    0.8,  26,  0.9,  0,  0,  80,  INCOMPLETE",
    "LOW,    0.8,  26,  1,    35, 0,  80,  INCOMPLETE",
    "LOW,    0.8,  26,  1,    0,  -35, 80, INCOMPLETE",
    "LOW,    0.8,  26,  1,    0,  0,  79,  FACE_SIZE",
    "NORMAL, 0.69, 41,  1,    19, 19, 100, fine",
    "NORMAL, 0.7,  0,   0,    90, 90, 1,   BLURRED",
    "NORMAL, 0.6,  40,  0,    90, 90, 1,   LIGHT",
    "NORMAL, 0.6,  41,  0,    90, 90, 1,   INCOMPLETE",
    "NORMAL, 0.6,  41,  1,    -20, 0, 1,   INCOMPLETE",
    "NORMAL, 0.6,  41,  1,    0,  0,  99,  FACE_SIZE",
    "HIGH,   0.39, 61,  1,    11, 11, 100, fine",
    "HIGH,   0.4,  61,  1,    0,  0,  100, BLURRED",
    "HIGH,   0.3,  60,  1,    0,  0,  100, LIGHT",
    "HIGH,   0.3,  61,  1,    12, 0,  100, INCOMPLETE"
  })
  void firstFailure(
      QualityControl level,
      double blur,
      double light,
      double whole,
      double roll,
      double yaw,
      float size,
      String expected) {
    FaceQuality quality =
        new FaceQuality(size, blur, light, 0, 0, whole, roll, new HeadTurn(yaw, 0), true);
    assertThat(level.failed(quality).map(Fault::name).orElse("fine")).isEqualTo(expected);
  }

  @ParameterizedTest(name = "codes of the service: {0} is {1}")
  @CsvSource({"BLURRED, 223114", "LIGHT, 223115", "INCOMPLETE, 223116", "FACE_SIZE, 222213"})
  void codes(Fault fault, int code) {
    assertThat(fault.code()).isEqualTo(code);
  }
}
