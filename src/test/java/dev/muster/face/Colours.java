package dev.muster.face;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;

/** Compares a pixel's colour, with room for what JPEG changes. */
final class Colours {

  private static final int TOLERANCE = 24;

  private Colours() {}

  static void assertColour(Picture picture, int x, int y, int expected) {
    int actual = picture.image().getRGB(x, y);
    for (int shift = 0; shift <= 16; shift += 8) {
      assertThat(actual >> shift & 255)
          .as("colour %x at %d,%d", actual, x, y)
          .isCloseTo(expected >> shift & 255, Offset.offset(TOLERANCE));
    }
  }
}
