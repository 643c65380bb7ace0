package dev.muster.facebox.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.muster.facebox.config.ScoreRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("contracts/sophon.md §8.2, the score")
class ScoreTest {

  private static final double ENGINE = 0.371;
  private static final ScoreRange PRINTED = new ScoreRange(0, 82, 100);
  private static final Score SCORE = new Score(PRINTED, 82, ENGINE);

  @Test
  @DisplayName("reproduces the vendor's printed numbers and constants")
  void printed() {
    assertThat(PRINTED.score(0.185747)).isCloseTo(27.693189, within(1e-4));
    assertThat(PRINTED.score(0.87)).isCloseTo(94.8, within(1e-9));
    assertThat(PRINTED.score(0.55)).isCloseTo(82, within(1e-9));
    assertThat(PRINTED.score(1)).isCloseTo(100, within(1e-9));
    assertThat(PRINTED.firstSlope()).isEqualTo(149.09090909090907);
    assertThat(PRINTED.secondSlope()).isEqualTo(40.00000000000001);
    assertThat(PRINTED.secondOffset()).isEqualTo(59.99999999999999);
  }

  @Test
  @DisplayName("another middle value bends the lines elsewhere")
  void otherRange() {
    ScoreRange even = new ScoreRange(0, 55, 100);
    for (double raw = 0; raw <= 1; raw += 0.05) {
      assertThat(even.score(raw)).isCloseTo(100 * raw, within(1e-9));
    }
  }

  @Test
  @DisplayName("puts the engine's threshold at 82, which does not pass, and just above it does")
  void threshold() {
    assertThat(SCORE.of(ENGINE)).isCloseTo(82, within(1e-9));
    assertThat(SCORE.passes(82)).isFalse();
    assertThat(SCORE.passes(SCORE.of(ENGINE + 0.0001))).isTrue();
    assertThat(SCORE.passes(SCORE.of(ENGINE - 0.0001))).isFalse();
  }

  @Test
  @DisplayName("stays between 0 and 100 and grows with the similarity")
  void bounds() {
    assertThat(SCORE.of(-1)).isZero();
    assertThat(SCORE.of(1.0000001)).isCloseTo(100, within(1e-9));
    for (double cosine = 0; cosine < 1; cosine += 0.01) {
      assertThat(SCORE.of(cosine + 0.01)).isGreaterThan(SCORE.of(cosine));
    }
  }
}
