package dev.muster.enrol.photo;

import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A face that is not whose it should be, and what becomes of its photo. */
public record FaceFinding(Refusal refusal, FacePolicy policy) {

  static FaceFinding same(FacePolicy policy, List<FaceRows.Double> doubles) {
    String people =
        doubles.stream()
            .map(one -> String.format(Locale.ROOT, "%s (%.2f)", one.id(), one.similarity()))
            .collect(Collectors.joining(", "));
    return new FaceFinding(
        new Refusal(Reason.SAME_FACE_TWO_IDS, "person number and similarity: " + people), policy);
  }

  static FaceFinding other(FacePolicy policy, double similarity, double least) {
    return new FaceFinding(
        new Refusal(
            Reason.OTHER_FACE_THAN_BEFORE,
            String.format(
                Locale.ROOT,
                "similarity %.2f to the photo before; at least %.2f is usual",
                similarity,
                least)),
        policy);
  }
}
