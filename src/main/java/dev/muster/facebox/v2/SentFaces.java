package dev.muster.facebox.v2;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.facebox.library.EnrolledFace;
import dev.muster.facebox.library.Enroller;
import dev.muster.facebox.library.Feature;
import dev.muster.facebox.library.QualityLevel;
import dev.muster.facebox.library.Slots;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Refusal;
import java.util.List;
import java.util.function.Function;

/** Faces that a request brings to be enrolled ({@code contracts/sophon.md §5.2}). */
public final class SentFaces {

  private static final String FEATURE = "register_feature";
  private static final String IMAGE = "register_image";
  private static final String PATH = "register_image_path";
  private static final List<String> SOURCES = List.of(FEATURE, IMAGE, PATH);

  private final Enroller enroller;
  private final SentPictures pictures;
  private final Slots slots;

  public SentFaces(Enroller enroller, SentPictures pictures, Slots slots) {
    this.enroller = enroller;
    this.pictures = pictures;
    this.slots = slots;
  }

  /** Enrols from the one source that is sent; several at once are refused. */
  <T> T enrol(Fields fields, Function<EnrolledFace, T> store) {
    return enrol(fields, SentPictures.only(fields, SOURCES), store);
  }

  /** Enrols from the first source that is sent: feature, then picture, then path. */
  <T> T enrolFirst(Fields fields, Function<EnrolledFace, T> store) {
    String first =
        SOURCES.stream()
            .filter(fields::has)
            .findFirst()
            .orElseThrow(() -> fields.missing(String.join(" | ", SOURCES)));
    return enrol(fields, first, store);
  }

  /** Leaves no photo behind when the face is not stored. */
  private <T> T enrol(Fields fields, String source, Function<EnrolledFace, T> store) {
    QualityLevel level = level(fields);
    return slots.occupy(
        () -> {
          EnrolledFace face = face(fields, source, level);
          try {
            return store.apply(face);
          } catch (Refusal refusal) {
            enroller.discard(face);
            throw refusal;
          }
        });
  }

  private EnrolledFace face(Fields fields, String source, QualityLevel level) {
    return switch (source) {
      case FEATURE -> enroller.enrol(feature(fields));
      case IMAGE -> enroller.enrol(pictures.base64(fields, IMAGE), level);
      default -> enroller.enrol(pictures.path(fields, PATH), level);
    };
  }

  private static QualityLevel level(Fields fields) {
    String wire = fields.optionalText("fiqa_level").orElse(QualityLevel.HIGH.wire());
    return QualityLevel.ofEnrolment(wire)
        .orElseThrow(() -> fields.refuse("fiqa_level must be no, low, normal or high"));
  }

  private static float[] feature(Fields fields) {
    JsonNode list = fields.list(FEATURE).orElseThrow(() -> fields.missing(FEATURE));
    float[] feature = new float[list.size()];
    for (int i = 0; i < feature.length; i++) {
      feature[i] = list.get(i).isNumber() ? list.get(i).floatValue() : Float.NaN;
    }
    try {
      return Feature.unit(feature);
    } catch (Refusal bad) {
      throw fields.refuse(FEATURE + ": " + BoxError.BAD_FEATURE_ERROR.message());
    }
  }
}
