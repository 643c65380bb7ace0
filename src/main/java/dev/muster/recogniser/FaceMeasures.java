package dev.muster.recogniser;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How well a face is seen; what a recogniser does not say is null.
 *
 * @param blur 0 sharp to 1
 * @param illumination mean brightness, 0 to 255
 * @param whole share of the face inside the picture, 0 to 1
 * @param covered share of each part that is covered, 0 to 1: left_eye, right_eye, nose, mouth,
 *     left_cheek, right_cheek, chin
 * @param yaw degrees, left is negative
 * @param pitch degrees, up is negative
 * @param roll degrees, counter-clockwise is negative
 */
public record FaceMeasures(
    @Nullable Double blur,
    @Nullable Double illumination,
    @Nullable Double whole,
    Map<String, Double> covered,
    @Nullable Double yaw,
    @Nullable Double pitch,
    @Nullable Double roll) {

  public FaceMeasures {
    covered = Map.copyOf(covered);
  }
}
