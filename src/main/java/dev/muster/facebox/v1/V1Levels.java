package dev.muster.facebox.v1;

import dev.muster.facebox.library.QualityLevel;
import dev.muster.facebox.wire.Fields;

/** {@code fiqa_level} of requests ({@code contracts/sophon.md §9}). */
final class V1Levels {

  private V1Levels() {}

  /** {@code high, middle, low, custom, no}. */
  static QualityLevel enrolment(Fields fields, QualityLevel otherwise) {
    return fields
        .optionalText("fiqa_level")
        .map(
            wire ->
                QualityLevel.of(wire)
                    .orElseThrow(
                        () -> fields.refuse("fiqa_level must be high, middle, low, custom or no")))
        .orElse(otherwise);
  }

  /** {@code high, middle, low, no}. */
  static QualityLevel comparison(Fields fields, QualityLevel otherwise) {
    QualityLevel level = enrolment(fields, otherwise);
    if (level == QualityLevel.CUSTOM) {
      throw fields.refuse("fiqa_level must be high, middle, low or no");
    }
    return level;
  }
}
