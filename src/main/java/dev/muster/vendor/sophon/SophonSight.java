package dev.muster.vendor.sophon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.box.Box;
import dev.muster.call.Ask;
import dev.muster.call.Call;
import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.recogniser.Features;
import dev.muster.recogniser.Place;
import dev.muster.recogniser.Scale;
import dev.muster.recogniser.SeenFace;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a box sees in a picture out of its answer, whichever API it speaks. Source:
 * contracts/sophon.md §4.4.2, §5.3.1, §8.2.
 */
final class SophonSight {

  /** Faces that a box is asked for: it does not say in which order it has them. */
  static final int MOST_FACES = 10;

  /** Scores as the box shows them; 82 is its usual threshold. */
  static final Scale PERCENT = new Scale(0, 100, false, 82);

  /** Scores as the model has them; 0.55 becomes 82. */
  static final Scale RAW = new Scale(0, 1, false, 0.55);

  private static final int FEWEST_NUMBERS = 64;
  private static final int MOST_NUMBERS = 4096;

  private final ObjectMapper json;

  SophonSight(ObjectMapper json) {
    this.json = json;
  }

  /** The scale of what the box reports, by its configuration and never by a single score (§8.2). */
  static Scale scale(Box box) {
    return "raw".equals(box.scale()) ? RAW : PERCENT;
  }

  /** A question that a success answers; everything else is what it is with every call. */
  <T> Ask<BoxLook<T>> ask(
      BoxLook<T> look, Call call, BiFunction<BoxLook<T>, JsonNode, Outcome<T>> success) {
    return new Ask<>(
        look,
        call,
        (now, answer) ->
            now.endWith(
                SophonAnswer.of(json, answer)
                    .<Outcome<T>>fold(
                        body -> success.apply(now, body.body()),
                        SophonAnswer.Failure::outcome,
                        Outcome.NotReached::new,
                        Outcome.OutcomeUnknown::new)));
  }

  /** Where the faces of a list are, the largest first; places are those of the wish's picture. */
  static Outcome<List<SeenFace>> faces(BoxLook<List<SeenFace>> look, JsonNode list, int most) {
    if (!list.isArray()) {
      return new Outcome.OutcomeUnknown<>("the box answered no list of faces");
    }
    List<SeenFace> seen = new ArrayList<>();
    for (JsonNode row : list) {
      JsonNode box = row.path("bbox");
      if (box.size() != 4) {
        return new Outcome.OutcomeUnknown<>("the box answered a face without its place");
      }
      Place place =
          look.picture()
              .place(
                  box.path(0).asDouble(),
                  box.path(1).asDouble(),
                  box.path(2).asDouble(),
                  box.path(3).asDouble());
      seen.add(new SeenFace(place, null, null));
    }
    seen.sort(Comparator.comparingDouble(face -> -face.place().width() * face.place().height()));
    return seen.isEmpty() ? noFace() : new Outcome.Answered<>(seen.stream().limit(most).toList());
  }

  /** The features of the largest face of a list. */
  static Outcome<Features> features(JsonNode list, String key) {
    if (!list.isArray()) {
      return new Outcome.OutcomeUnknown<>("the box answered no list of faces");
    }
    JsonNode largest = null;
    for (JsonNode row : list) {
      largest = largest == null || area(row) > area(largest) ? row : largest;
    }
    if (largest == null) {
      return noFace();
    }
    float @Nullable [] numbers = unit(numbers(largest.path(key)));
    return numbers == null
        ? new Outcome.OutcomeUnknown<>("the box answered a face without features that can be read")
        : new Outcome.Answered<>(new Features(numbers));
  }

  private static <T> Outcome<T> noFace() {
    return new Outcome.Refused<>(new Refusal(Reason.NO_FACE, "the box sees no face"));
  }

  private static double area(JsonNode row) {
    JsonNode box = row.path("bbox");
    return (box.path(2).asDouble() - box.path(0).asDouble())
        * (box.path(3).asDouble() - box.path(1).asDouble());
  }

  /** A list of numbers, or base64 of little-endian float32. */
  private static float[] numbers(JsonNode sent) {
    if (sent.isTextual()) {
      try {
        ByteBuffer bytes =
            ByteBuffer.wrap(Base64.getMimeDecoder().decode(sent.asText()))
                .order(ByteOrder.LITTLE_ENDIAN);
        float[] numbers = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(numbers);
        return numbers;
      } catch (IllegalArgumentException e) {
        return new float[0];
      }
    }
    float[] numbers = new float[Math.min(sent.size(), MOST_NUMBERS + 1)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = sent.path(i).floatValue();
    }
    return numbers;
  }

  private static float @Nullable [] unit(float[] numbers) {
    double squares = 0;
    for (float one : numbers) {
      squares += (double) one * one;
    }
    boolean readable = numbers.length >= FEWEST_NUMBERS && numbers.length <= MOST_NUMBERS;
    if (!readable || !(squares > 0) || Double.isInfinite(squares)) {
      return null;
    }
    float length = (float) Math.sqrt(squares);
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] /= length;
    }
    return numbers;
  }
}
