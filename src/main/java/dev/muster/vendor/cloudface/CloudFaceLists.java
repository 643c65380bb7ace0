package dev.muster.vendor.cloudface;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.call.Answer;
import dev.muster.call.Ask;
import dev.muster.call.Outcome;
import dev.muster.directory.CallCounter;
import dev.muster.directory.Cloud;
import dev.muster.vendor.cloudface.CloudFaceAnswer.Failure;
import dev.muster.vendor.cloudface.CloudFaceAnswer.Success;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lists libraries for whoever waits to know what stands there. A list carries every picture, so one
 * serves all who wait, and only one is under way. Nobody is told less than they need: who has just
 * written something gets a list that was asked for afterwards. Source: contracts/cloud-face.md
 * §2.3, decision 25.
 */
public final class CloudFaceLists {

  private static final int CALLS = 4;

  private final CloudFaceCalls calls;
  private final CallCounter counts;
  private final ObjectMapper json;
  private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();

  CloudFaceLists(CloudFaceCalls calls, CallCounter counts, ObjectMapper json) {
    this.calls = calls;
    this.counts = counts;
    this.json = json;
  }

  /** The first listing that shows what was done until now. */
  long next(Cloud cloud) {
    return shelf(cloud).next();
  }

  /** Goes on with a list that tells enough, or with the next one, or has this one ask for it. */
  public ListReader join(ListReader reader) throws InterruptedException {
    return shelf(reader.cloud()).join(reader);
  }

  /** Asks for the list; counted as a call. */
  public Ask<ListReader> ask(ListReader reader) {
    counts.count(reader.lane(), "get_registration_face");
    long number = shelf(reader.cloud()).send();
    return new Ask<>(
        reader, calls.list(reader.cloud()), (now, answer) -> arrived(now, answer, number));
  }

  /** A read may be repeated once when the service does not know why it failed. §3. */
  private ListReader arrived(ListReader now, Answer answer, long number) {
    CloudFaceAnswer read = CloudFaceAnswer.of(json, answer);
    if (read instanceof Failure failure
        && failure.code() == Failure.UNKNOWN
        && !now.inquiry().repeated()) {
      return now.with(now.inquiry().again());
    }
    Outcome<Listing> outcome =
        read.<Outcome<Listing>>fold(
            success -> listing(success, number), Failure::outcome, CloudFaceAnswer::without);
    shelf(now.cloud()).land(outcome);
    return outcome.fold(
        listing -> now.with(now.inquiry().told(listing)),
        refusal -> now.endWithout(outcome),
        why -> now.endWithout(outcome),
        why -> now.endWithout(outcome));
  }

  /** A success that lists nothing must not pass for an empty library. */
  private static Outcome<Listing> listing(Success success, long number) {
    JsonNode rows = success.list("all_face");
    if (!rows.isArray()) {
      return new Outcome.OutcomeUnknown<>("the service answered a list without all_face");
    }
    List<Face> faces = new ArrayList<>();
    for (JsonNode row : rows) {
      Optional<Face> face = face(row);
      if (face.isEmpty()) {
        return new Outcome.OutcomeUnknown<>("the service listed a face without a face_id");
      }
      faces.add(face.get());
    }
    return new Outcome.Answered<>(new Listing(number, faces));
  }

  private static Optional<Face> face(JsonNode row) {
    String id = row.path("face_id").asText("");
    return id.matches("-?\\d{1,18}")
        ? Optional.of(new Face(Long.parseLong(id), Remark.read(row.path("remark").asText(""))))
        : Optional.empty();
  }

  private Shelf shelf(Cloud cloud) {
    return shelves.computeIfAbsent(
        cloud.name(),
        name ->
            new Shelf(
                cloud
                    .timeout()
                    .multipliedBy(CALLS)
                    .plus(CloudFaceOptions.of(cloud).listTimeout())));
  }
}
