package dev.muster.facebox.v2;

import dev.muster.face.Face;
import dev.muster.facebox.library.QualityLevel;
import dev.muster.facebox.library.Recogniser;
import dev.muster.facebox.library.Sight;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What all calls that look at a picture share. */
final class Looking {

  private Looking() {}

  /**
   * @throws Refusal when recognition is off
   */
  static <T> T on(@Nullable T needed) {
    if (needed == null) {
      throw new Refusal(BoxError.NOT_IMPLEMENTED, "recognition is switched off");
    }
    return needed;
  }

  /** {@code fiqa_level} of calls that compare ({@code contracts/sophon.md §9}). */
  static QualityLevel level(Fields fields, QualityLevel otherwise) {
    String wire = fields.optionalText("fiqa_level").orElse(otherwise.wire());
    return QualityLevel.of(wire)
        .filter(level -> level != QualityLevel.CUSTOM)
        .orElseThrow(() -> fields.refuse("fiqa_level must be high, middle, low or no"));
  }

  /**
   * The template of the largest face.
   *
   * @throws Refusal NO_FACE_ERROR, LOW_QUALITY_ERROR with the failed items
   */
  static float[] template(Recogniser recogniser, byte[] picture, QualityLevel level) {
    return recogniser.look(picture, sight -> template(sight, level));
  }

  private static float[] template(Sight sight, QualityLevel level) {
    Face face = sight.largest();
    List<String> failed = level.failed(sight, face);
    if (!failed.isEmpty()) {
      throw new Refusal(BoxError.LOW_QUALITY_ERROR, String.join(", ", failed));
    }
    return sight.template(face);
  }
}
