package dev.muster.facebox.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("contracts/sophon.md §8.2, the score")
class ScoreTest {

  @Test
  @DisplayName("reproduces the vendor's printed numbers")
  void printed() {
    assertThat(Score.pretty(0.185747)).isCloseTo(27.693189, within(1e-4));
    assertThat(Score.pretty(0.87)).isCloseTo(94.8, within(1e-9));
    assertThat(Score.pretty(0.55)).isCloseTo(82, within(1e-9));
    assertThat(Score.pretty(1)).isCloseTo(100, within(1e-9));
  }

  @Test
  @DisplayName("puts the engine's threshold at 82, which does not pass, and just above it does")
  void threshold() {
    assertThat(Score.of(0.371, 0.371)).isCloseTo(82, within(1e-9));
    assertThat(Score.passes(82)).isFalse();
    assertThat(Score.passes(Score.of(0.3711, 0.371))).isTrue();
    assertThat(Score.passes(Score.of(0.3709, 0.371))).isFalse();
  }

  @Test
  @DisplayName("stays between 0 and 100 and grows with the similarity")
  void bounds() {
    assertThat(Score.of(-1, 0.371)).isZero();
    assertThat(Score.of(1.0000001, 0.371)).isCloseTo(100, within(1e-9));
    for (double cosine = 0; cosine < 1; cosine += 0.01) {
      assertThat(Score.of(cosine + 0.01, 0.371)).isGreaterThan(Score.of(cosine, 0.371));
    }
  }
}
