package dev.muster.face;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SimilarityTest {

  private static final Offset<Double> CLOSE = Offset.offset(1e-6);

  @Test
  void bringsPointsToTheirTargetsAndBack() {
    Similarity known = Similarity.about(3, 4, 25, 1.7, 50, 60);
    double[] points = {0, 0, 10, 2, 5, 9, 1, 7, 8, 8};
    double[] targets = new double[10];
    for (int i = 0; i < 5; i++) {
      targets[2 * i] = known.x(points[2 * i], points[2 * i + 1]);
      targets[2 * i + 1] = known.y(points[2 * i], points[2 * i + 1]);
    }
    Similarity found = Similarity.onto(points, targets);

    assertThat(found.scale()).isCloseTo(1.7, CLOSE);
    assertThat(found.x(3, 4)).isCloseTo(50, CLOSE);
    assertThat(found.y(3, 4)).isCloseTo(60, CLOSE);
    assertThat(found.inverse().x(50, 60)).isCloseTo(3, CLOSE);
    assertThat(found.inverse().y(50, 60)).isCloseTo(4, CLOSE);
  }

  @Test
  void twoPointsAreEnoughAndOnePlaceMovesOnly() {
    Similarity two = Similarity.onto(new double[] {0, 0, 10, 0}, new double[] {5, 5, 5, 25, 9, 9});
    assertThat(two.x(10, 0)).isCloseTo(5, CLOSE);
    assertThat(two.y(10, 0)).isCloseTo(25, CLOSE);

    Similarity none = Similarity.onto(new double[] {7, 7, 7, 7}, new double[] {1, 1, 3, 1});
    assertThat(none.scale()).isEqualTo(1);
    assertThat(none.x(7, 7)).isCloseTo(2, CLOSE);
  }
}
