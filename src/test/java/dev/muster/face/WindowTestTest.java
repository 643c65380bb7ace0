package dev.muster.face;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick evaluation of a cascade against the plain definition, pixel by pixel. */
class WindowTestTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "haarcascade_frontalface_alt2.xml",
        "haarcascade_eye.xml",
        "haarcascade_lefteye_2splits.xml",
        "haarcascade_righteye_2splits.xml"
      })
  void rejectsAtTheSameStageAsTheDefinition(String name) {
    CascadeModel model = CascadeFile.load(name);
    GrayImage image = blobs(70, 60);
    IntegralImage sums = new IntegralImage(90, 80, true, true);
    sums.load(image);
    WindowTest test = WindowTest.of(model, sums);
    int beyondFirst = 0;
    for (int y = 0; y + model.height() <= image.height(); y++) {
      for (int x = 0; x + model.width() <= image.width(); x++) {
        int stage = test.rejectedBy(y * sums.stride + x);
        if (stage != WindowTest.BLANK) {
          assertThat(stage)
              .as("at %d,%d", x, y)
              .isEqualTo(PlainCascade.rejectedBy(model, image, x, y));
          beyondFirst += stage > 0 ? 1 : 0;
        }
      }
    }
    assertThat(beyondFirst).as("windows that tell something").isPositive();
  }

  @Test
  void anEvenWindowIsBlank() {
    CascadeModel model = CascadeFile.load("haarcascade_eye.xml");
    IntegralImage sums = new IntegralImage(30, 30, true, false);
    sums.load(new GrayImage(30, 30, new byte[900]));

    assertThat(WindowTest.of(model, sums).rejectedBy(0)).isEqualTo(WindowTest.BLANK);
  }

  /** Smooth light and dark spots: rejected late enough to say something. */
  private static GrayImage blobs(int width, int height) {
    byte[] pixels = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double value = Math.sin(x / 3.1) * Math.cos(y / 4.3) + Math.sin((x + 2 * y) / 9.0);
        pixels[y * width + x] = (byte) Math.round(128 + 60 * value);
      }
    }
    return new GrayImage(width, height, pixels);
  }
}
