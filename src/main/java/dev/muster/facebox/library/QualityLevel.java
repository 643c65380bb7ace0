package dev.muster.facebox.library;

import dev.muster.face.Face;
import dev.muster.face.FaceQuality;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How good a face must be ({@code contracts/sophon.md §9}). Occlusion is not judged, and of the
 * head's angles only those that the engine can tell. {@code custom} has no published limits and
 * asks only for the smallest size that the box can be set to ({@code §8.4}).
 */
public enum QualityLevel {
  HIGH(112, new QualityLimits(60, 0.6, 50, 230, true)),
  MIDDLE(80, new QualityLimits(90, 0.7, 40, 250, true)),
  LOW(60, new QualityLimits(120, 0.85, 0, 255, false)),
  CUSTOM(20, null),
  NO(0, null);

  private static final String TOO_SMALL = "face_size";

  private final int pixels;
  private final @Nullable QualityLimits limits;

  QualityLevel(int pixels, @Nullable QualityLimits limits) {
    this.pixels = pixels;
    this.limits = limits;
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
   * The items of this level that the face fails; empty when it is good enough. The quality is
   * measured only where the level asks for more than size.
   */
  public List<String> failed(Sight sight, Face face) {
    List<String> failed = new ArrayList<>();
    if (face.size() <= pixels) {
      failed.add(TOO_SMALL);
    }
    if (limits != null) {
      FaceQuality quality = sight.quality(face);
      failed.addAll(limits.failed(quality));
    }
    return failed;
  }

  /** What this level looks at; an item that it does not name is neither passed nor failed. */
  public List<String> items() {
    if (this == NO) {
      return List.of();
    }
    List<String> items = new ArrayList<>(List.of(TOO_SMALL));
    if (limits != null) {
      items.addAll(limits.items());
    }
    return items;
  }

  /**
   * @throws Refusal 40009 when the face is not larger than this level's limit, 40006 when it fails
   *     otherwise; the detail names the failed items
   */
  void check(Sight sight, Face face) {
    List<String> failed = failed(sight, face);
    if (!failed.isEmpty()) {
      BoxError error =
          failed.contains(TOO_SMALL)
              ? BoxError.ENROLL_FACE_SIZE_NOT_ENOUGH_ERROR
              : BoxError.LOW_QUALITY_ERROR;
      throw new Refusal(error, String.join(", ", failed));
    }
  }
}
