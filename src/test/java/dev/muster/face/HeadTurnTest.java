package dev.muster.face;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The average head turned by known angles and laid flat. */
class HeadTurnTest {

  private static final double[][] HEAD = {
    {-31.5, -28, 20}, {31.5, -28, 20}, {0, 8, -14}, {-26, 40, 12}, {26, 40, 12}
  };

  @Test
  void readsTheTurnOfTheHeadItWasMadeFor() {
    for (double yaw = -30; yaw <= 30; yaw += 10) {
      HeadTurn turn = HeadTurn.of(shown(yaw, 0), 0);
      assertThat(turn.yaw()).isCloseTo(yaw, Offset.offset(1.0));
    }
    double level = HeadTurn.of(shown(0, 0), 0).pitch();
    assertThat(HeadTurn.of(shown(0, 15), 0).pitch() - level).isCloseTo(15, Offset.offset(1.0));
    assertThat(HeadTurn.of(shown(0, -15), 0).pitch() - level).isCloseTo(-15, Offset.offset(1.0));
  }

  @Test
  void aTiltDoesNotCountAsATurn() {
    double[] upright = shown(20, 0);
    Similarity tilt = Similarity.about(0, 0, 15, 3, 200, 100);
    double[] tilted = new double[10];
    for (int i = 0; i < 5; i++) {
      tilted[2 * i] = tilt.x(upright[2 * i], upright[2 * i + 1]);
      tilted[2 * i + 1] = tilt.y(upright[2 * i], upright[2 * i + 1]);
    }
    assertThat(HeadTurn.of(tilted, 15).yaw()).isCloseTo(20, Offset.offset(1.0));
  }

  @Test
  void pointsInOnePlaceGiveNoNonsense() {
    HeadTurn turn = HeadTurn.of(new double[10], 0);
    assertThat(turn.yaw()).isFinite();
    assertThat(turn.pitch()).isFinite();
  }

  /** Positive yaw moves the nose to the right, positive pitch down. */
  private static double[] shown(double yaw, double pitch) {
    double cosYaw = Math.cos(Math.toRadians(yaw));
    double sinYaw = Math.sin(Math.toRadians(yaw));
    double cosPitch = Math.cos(Math.toRadians(pitch));
    double sinPitch = Math.sin(Math.toRadians(pitch));
    double[] points = new double[10];
    for (int i = 0; i < 5; i++) {
      double x = HEAD[i][0] * cosYaw - HEAD[i][2] * sinYaw;
      double z = HEAD[i][0] * sinYaw + HEAD[i][2] * cosYaw;
      points[2 * i] = x;
      points[2 * i + 1] = HEAD[i][1] * cosPitch - z * sinPitch;
    }
    return points;
  }
}
