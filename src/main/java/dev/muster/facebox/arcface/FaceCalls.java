package dev.muster.facebox.arcface;

import dev.muster.face.Face;
import dev.muster.facebox.library.Sight;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The three calls ({@code contracts/arcface.md §7}). The face that counts is the engine's first:
 * the one it is surest of, or the largest when it does not say. Unlike the service's, pictures are
 * turned upright by their EXIF data before anything is looked for, and boxes are in the upright
 * picture.
 */
final class FaceCalls {

  private static final Comparator<Face> SUREST_FIRST =
      Comparator.comparingDouble(
          face -> face.confidence() == null ? 0 : -face.confidence().doubleValue());

  private final Reading reading;
  private final BoxOrder order;
  private final @Nullable Double threshold;

  /**
   * @param threshold the cosine above which two faces match; null for the engine's
   */
  FaceCalls(Reading reading, BoxOrder order, @Nullable Double threshold) {
    this.reading = reading;
    this.order = order;
    this.threshold = threshold;
  }

  /** Boxes of at most {@code max_face_num} faces, 1 unless it is a number. */
  Map<String, GoValue> locate(GoValue.Obj data) {
    String image = Reading.required(data, "image");
    long most = data.number("max_face_num").map(GoValue.Number::whole).orElse(1L);
    byte[] picture = picture(image);
    if (most < 0) {
      throw Fault.INFERENCE.because("max_face_num is negative");
    }
    List<GoValue> boxes =
        reading.look(picture, sight -> faces(sight).stream().limit(most).map(this::box).toList());
    return Map.of("face_num", number(boxes.size()), "locations", new GoValue.Array(boxes));
  }

  /** The smaller the score, the more alike; no face in either picture is no match with score 0. */
  Map<String, GoValue> verify(GoValue.Obj data) {
    String image1 = Reading.required(data, "image1");
    String image2 = Reading.required(data, "image2");
    byte[] picture1 = reading.decode(image1);
    byte[] picture2 = reading.decode(image2);
    reading.checkSize(picture1);
    reading.checkSize(picture2);
    float[] one = reading.look(picture1, FaceCalls::template);
    float[] other = one.length == 0 ? one : reading.look(picture2, FaceCalls::template);
    if (other.length == 0) {
      return match(false, 0);
    }
    double distance = -Cosine.between(one, other);
    double limit = -(threshold == null ? reading.threshold() : threshold);
    return match((float) distance < (float) limit, distance / 2 + 0.5);
  }

  /** 512 numbers of length one; null when there is no face. */
  Map<String, GoValue> features(GoValue.Obj data) {
    byte[] picture = picture(Reading.required(data, "image"));
    float[] template = reading.look(picture, FaceCalls::template);
    return Map.of("features", template.length == 0 ? new GoValue.Null() : numbers(template));
  }

  private byte[] picture(String image) {
    byte[] picture = reading.decode(image);
    reading.checkSize(picture);
    return picture;
  }

  /** The surest first; as the engine orders them, largest first, when it does not say. */
  private static List<Face> faces(Sight sight) {
    return sight.faces().stream().sorted(SUREST_FIRST).toList();
  }

  /** Empty when there is no face. */
  private static float[] template(Sight sight) {
    return faces(sight).stream().findFirst().map(sight::template).orElseGet(() -> new float[0]);
  }

  private GoValue box(Face face) {
    GoValue left = number((int) face.x());
    GoValue top = number((int) face.y());
    GoValue right = number((int) (face.x() + face.width()));
    GoValue bottom = number((int) (face.y() + face.height()));
    return new GoValue.Array(
        order == BoxOrder.REAL
            ? List.of(left, top, right, bottom)
            : List.of(top, right, bottom, left));
  }

  private static GoValue.Array numbers(float[] template) {
    float[] unit = Cosine.normalised(template);
    return new GoValue.Array(
        IntStream.range(0, unit.length)
            .<GoValue>mapToObj(i -> GoValue.Number.ofFloat32(unit[i]))
            .toList());
  }

  private static GoValue number(double value) {
    return GoValue.Number.of(value);
  }

  private static Map<String, GoValue> match(boolean isMatch, double score) {
    return Map.of("is_match", new GoValue.Flag(isMatch), "score", number(score));
  }
}
