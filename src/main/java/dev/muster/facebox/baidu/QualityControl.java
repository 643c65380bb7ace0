package dev.muster.facebox.baidu;

import dev.muster.face.FaceQuality;
import dev.muster.face.HeadTurn;
import java.util.Optional;

/**
 * What {@code quality_control} asks of a face. NORMAL are the limits that the service recommends,
 * the numbers behind the levels are not published: LOW and HIGH are ours ({@code contracts/baidu.md
 * §4.6}). What covers a face is not judged.
 */
enum QualityControl {
  NONE(0, 1, 0, 180),
  LOW(80, 0.85, 25, 35),
  NORMAL(100, 0.7, 40, 20),
  HIGH(100, 0.4, 60, 12);

  private final double size;
  private final double blur;
  private final double light;
  private final double angle;

  /**
   * @param size least pixels of the face's shorter side
   * @param blur must be below, 0 sharp to 1
   * @param light must be above, 0 to 255
   * @param angle each of the head's known angles must be below, in degrees
   */
  QualityControl(double size, double blur, double light, double angle) {
    this.size = size;
    this.blur = blur;
    this.light = light;
    this.angle = angle;
  }

  /**
   * The first check that fails: blur, light, a face that is cut off or turned away, its size. Which
   * codes stand for a turned head and a small face is not documented.
   */
  Optional<Fault> failed(FaceQuality quality) {
    if (this == NONE) {
      return Optional.empty();
    } else if (quality.blur() >= blur) {
      return Optional.of(Fault.BLURRED);
    } else if (quality.illumination() <= light) {
      return Optional.of(Fault.LIGHT);
    } else if (!quality.isWhole() || isTurned(quality)) {
      return Optional.of(Fault.INCOMPLETE);
    }
    return quality.size() < size ? Optional.of(Fault.FACE_SIZE) : Optional.empty();
  }

  private boolean isTurned(FaceQuality quality) {
    HeadTurn turn = quality.turn();
    Double roll = quality.roll();
    return roll != null && Math.abs(roll) >= angle
        || turn != null && (Math.abs(turn.yaw()) >= angle || Math.abs(turn.pitch()) >= angle);
  }
}
