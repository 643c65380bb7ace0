package dev.muster.enrol.photo;

import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.face.PackedTemplate;
import dev.muster.recogniser.Features;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What came of having a face described: the face, or that there is none, or that it has to be asked
 * for once more.
 *
 * @param face null when there is none or nobody said
 * @param awaited why nobody has said yet; null when somebody has
 */
public record Description(@Nullable PackedTemplate face, @Nullable String awaited) {

  private static final int LENGTH = 512;

  /** Refusals that say nothing about the picture. */
  private static final Set<Reason> OF_THE_SERVICE =
      EnumSet.of(
          Reason.DIRECTORY_REFUSED, Reason.KEYS_REFUSED, Reason.QUOTA_USED_UP, Reason.TOO_BUSY);

  /** Of what a recogniser answered. */
  public static Description of(Outcome<Features> outcome) {
    return outcome.fold(
        features -> of(features.numbers()),
        refusal ->
            OF_THE_SERVICE.contains(refusal.reason())
                ? new Description(null, refusal.detail())
                : new Description(null, null),
        why -> new Description(null, why),
        why -> new Description(null, why));
  }

  /** Fewer numbers are repeated, which changes no cosine. */
  private static Description of(float[] numbers) {
    if (numbers.length == 0 || LENGTH % numbers.length != 0) {
      return new Description(
          null, "the recogniser answered %d numbers; a face has 512".formatted(numbers.length));
    }
    float share = (float) Math.sqrt((double) numbers.length / LENGTH);
    float[] template = new float[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      template[i] = numbers[i % numbers.length] * share;
    }
    return new Description(PackedTemplate.of(template), null);
  }
}
