package dev.muster.vendor.cloudface;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.call.Answer;
import dev.muster.call.Ask;
import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.directory.CallCounter;
import dev.muster.recogniser.Candidate;
import dev.muster.recogniser.Look;
import dev.muster.recogniser.OwnEyes;
import dev.muster.vendor.cloudface.CloudFaceAnswer.Failure;
import dev.muster.vendor.cloudface.CloudFaceAnswer.Success;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Shows a picture to the service. It names the closest however far they are and has no score, so
 * nobody whom it names is let in for that: our own engine compares the live picture with the
 * registered one. Source: contracts/cloud-face.md §2.2, §5.1, §5.2.
 */
public final class CloudFaceLooks {

  private final CloudFaceCalls calls;
  private final CallCounter counts;
  private final OwnEyes eyes;
  private final ObjectMapper json;

  CloudFaceLooks(CloudFaceCalls calls, CallCounter counts, OwnEyes eyes, ObjectMapper json) {
    this.calls = calls;
    this.counts = counts;
    this.eyes = eyes;
    this.json = json;
  }

  /** Shows the picture. */
  public Ask<CloudFaceErrand<List<Candidate>>> recognise(CloudFaceErrand<List<Candidate>> errand) {
    counts.count(errand.lane(), "recognition_face");
    Showing showing = errand.showing().again();
    return new Ask<>(
        errand.with(showing), calls.recognise(errand.cloud(), showing.picture()), this::judged);
  }

  /** Compares the live picture with those of the people who were named, one by one. */
  public CloudFaceErrand<List<Candidate>> compare(CloudFaceErrand<List<Candidate>> errand) {
    List<Found> found = Objects.requireNonNull(errand.showing().found());
    List<Boolean> same =
        eyes.confirm(errand.showing().picture(), found.stream().map(Found::picture).toList());
    Map<String, Candidate> candidates = new LinkedHashMap<>();
    for (int i = 0; i < found.size(); i++) {
      Remark remark = found.get(i).remark();
      String key = CloudFaceErrands.key(remark);
      boolean confirmed = same.get(i);
      candidates.merge(
          remark.name().isEmpty() ? "by others: " + key : remark.name(),
          new Candidate(remark.id(), key, "", null, confirmed),
          (closer, other) -> closer.confirmed() ? closer : other.confirmed() ? other : closer);
    }
    int most = ((Look.Identify) errand.wish()).most();
    return errand.endWith(
        new Outcome.Answered<>(candidates.values().stream().limit(most).toList()));
  }

  private CloudFaceErrand<List<Candidate>> judged(
      CloudFaceErrand<List<Candidate>> now, Answer answer) {
    return CloudFaceAnswer.of(json, answer)
        .fold(
            success -> found(now, success),
            failure -> failed(now, failure),
            no -> now.endWith(CloudFaceAnswer.without(no)));
  }

  private static CloudFaceErrand<List<Candidate>> found(
      CloudFaceErrand<List<Candidate>> now, Success success) {
    JsonNode rows = success.list("recognition_face");
    if (!rows.isArray()) {
      return now.endWith(
          new Outcome.OutcomeUnknown<>("the service answered without recognition_face"));
    }
    List<Found> found = new ArrayList<>();
    rows.forEach(row -> found.add(Found.read(row)));
    return now.with(now.showing().found(found));
  }

  /**
   * 1005 is no face as well as an empty library; whether there is a face, we see, too. A failure
   * without a cause is worth one more look. §3.
   */
  private CloudFaceErrand<List<Candidate>> failed(
      CloudFaceErrand<List<Candidate>> now, Failure failure) {
    if (failure.code() == Failure.UNKNOWN && now.showing().tries() == 1) {
      return now;
    }
    if (failure.code() != Failure.NOT_RECOGNISED) {
      return now.endWith(failure.outcome());
    }
    return eyes.seesFace(now.showing().picture())
        ? now.with(now.showing().found(List.of()))
        : now.endWith(new Outcome.Refused<>(new Refusal(Reason.NO_FACE, failure.words())));
  }
}
