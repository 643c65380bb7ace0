package dev.muster.facebox.library;

import dev.muster.face.Face;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Refusal;
import java.util.Locale;
import java.util.Optional;

/**
 * How good a face must be, by its size in pixels ({@code contracts/sophon.md §9}); head angles,
 * brightness and occlusion are not judged. {@code custom} has no published limits and asks only for
 * the smallest size that the box can be set to ({@code §8.4}).
 */
public enum QualityLevel {
  HIGH(112),
  MIDDLE(80),
  LOW(60),
  CUSTOM(20),
  NO(0);

  private final int pixels;

  QualityLevel(int pixels) {
    this.pixels = pixels;
  }

  public static Optional<QualityLevel> of(String wire) {
    for (QualityLevel level : values()) {
      if (level.wire().equals(wire)) {
        return Optional.of(level);
      }
    }
    return Optional.empty();
  }

  /**
   * The level of this name in the enrolment of the v2 API, which says {@code normal} where the
   * others say {@code middle} and knows no {@code custom} ({@code contracts/sophon.md §9}).
   */
  public static Optional<QualityLevel> ofEnrolment(String wire) {
    return wire.equals("normal")
        ? Optional.of(MIDDLE)
        : of(wire).filter(level -> level != MIDDLE && level != CUSTOM);
  }

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws Refusal 40009 when the face is not larger than this level's limit
   */
  void check(Face face) {
    float size = Math.min(face.width(), face.height());
    if (size <= pixels) {
      throw new Refusal(
          BoxError.ENROLL_FACE_SIZE_NOT_ENOUGH_ERROR,
          "the face has %.0f pixels, level %s needs more than %d".formatted(size, wire(), pixels));
    }
  }
}
