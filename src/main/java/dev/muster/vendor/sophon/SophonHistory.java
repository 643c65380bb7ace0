package dev.muster.vendor.sophon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.box.Box;
import dev.muster.box.Boxes;
import dev.muster.call.Answer;
import dev.muster.call.Ask;
import dev.muster.event.source.CatchUp;
import dev.muster.event.source.Listed;
import dev.muster.event.source.SourceTrouble;
import dev.muster.vendor.sophon.SophonAnswer.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Asks a box for its history, page by page, and for the pictures of faces; changes nothing. Source:
 * contracts/sophon.md §6.8.
 */
public final class SophonHistory {

  /** What a server answers that has no such address. */
  private static final Set<Integer> NOT_THERE = Set.of(404, 405, 501);

  private static final byte[] NONE = {};

  private final Boxes boxes;
  private final V1Calls v1;
  private final V2Calls v2;
  private final ObjectMapper json;

  SophonHistory(Boxes boxes, V1Calls v1, V2Calls v2, ObjectMapper json) {
    this.boxes = boxes;
    this.v1 = v1;
    this.v2 = v2;
    this.json = json;
  }

  /** Asks for the next page of the window. */
  public Ask<CatchUp> list(CatchUp now) {
    Box box = boxes.get(now.box());
    HistoryPage page = HistoryPage.of(now);
    boolean newer = "v2".equals(box.api());
    return new Ask<>(
        now,
        newer ? v2.listEvents(box, page) : v1.listEvents(box, page),
        (subject, answer) -> listed(subject, box, newer, answer));
  }

  private CatchUp listed(CatchUp now, Box box, boolean newer, Answer answer) {
    int status = answer.fold(Answer.Arrived::status, why -> 0, why -> 0);
    return SophonAnswer.of(json, answer)
        .fold(
            success -> page(now, box, newer, success.body()),
            failure -> declined(now, failure, status),
            now::failed,
            why -> NOT_THERE.contains(status) ? now.noApi(why) : now.failed(why));
  }

  private static CatchUp declined(CatchUp now, Failure failure, int status) {
    return failure.meaning() == Meaning.ABSENT || NOT_THERE.contains(status)
        ? now.noApi(failure.words())
        : now.failed(failure.words());
  }

  private static CatchUp page(CatchUp now, Box box, boolean newer, JsonNode body) {
    JsonNode rows = body.path(newer ? "events" : "data");
    if (!rows.isArray()) {
      return now.failed(SourceTrouble.NO_EVENT_LIST.kept(""));
    }
    List<Listed> page = new ArrayList<>();
    for (JsonNode row : rows) {
      page.add(new PulledEvent(box, newer, row).listed());
    }
    return now.listed(page, body.path("pagination").path("total_count").asInt(-1));
  }

  /** Asks for the face of the first event. */
  public Ask<CatchUp> picture(CatchUp now) {
    Box box = boxes.get(now.box());
    Listed first = now.first();
    return new Ask<>(
        now,
        "v2".equals(box.api())
            ? v2.findEventPicture(box, first.picture(), first.time())
            : v1.findEventPicture(box, first.picture(), first.time()),
        (subject, answer) ->
            answer.fold(
                arrived -> picture(subject, arrived),
                subject::pictureMissed,
                subject::pictureMissed));
  }

  /** A box that stumbles is asked again; one that declines has no such picture any more. */
  private static CatchUp picture(CatchUp now, Answer.Arrived arrived) {
    if (arrived.status() >= 500) {
      return now.pictureMissed(SourceTrouble.PICTURE_FAILED.kept(arrived.status() + ""));
    }
    return now.withFace(isPicture(arrived) ? arrived.body() : NONE);
  }

  /** An error comes as JSON or as a page, and with 200 too (§2). */
  private static boolean isPicture(Answer.Arrived arrived) {
    byte[] body = arrived.body();
    return arrived.status() == 200 && body.length > 0 && body[0] != '{' && body[0] != '<';
  }
}
