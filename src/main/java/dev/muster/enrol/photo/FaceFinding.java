package dev.muster.enrol.photo;

import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A face that is not whose it should be, and what becomes of its photo. */
public record FaceFinding(Refusal refusal, FacePolicy policy) {

  /** The particulars are numbers of persons, each with its similarity: the same in any language. */
  static FaceFinding same(FacePolicy policy, List<FaceRows.Double> doubles) {
    String people =
        doubles.stream()
            .map(one -> String.format(Locale.ROOT, "%s (%.2f)", one.id(), one.similarity()))
            .collect(Collectors.joining(", "));
    return new FaceFinding(new Refusal(Reason.SAME_FACE_TWO_IDS, people), policy);
  }

  /** The particulars are the similarity to the photo before and what is usual at least. */
  static FaceFinding other(FacePolicy policy, double similarity, double least) {
    return new FaceFinding(
        new Refusal(
            Reason.OTHER_FACE_THAN_BEFORE,
            String.format(Locale.ROOT, "%.2f < %.2f", similarity, least)),
        policy);
  }
}
