package dev.muster.facebox.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.library.QualityLevel;
import dev.muster.facebox.match.HistorySearch;
import dev.muster.facebox.match.HistorySpan;
import dev.muster.facebox.wire.Bodies;
import dev.muster.facebox.wire.Family;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Reply;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Search of the recorded events by picture ({@code contracts/sophon.md §6.8.4}). */
public final class V2SearchByImage {

  private static final double THRESHOLD = 82;

  private final Bodies bodies;
  private final @Nullable HistorySearch search;
  private final V2Events events;
  private final SentPictures sent;
  private final Clock clock;

  /**
   * @param search absent when recognition is off
   */
  public V2SearchByImage(
      Bodies bodies,
      @Nullable HistorySearch search,
      V2Events events,
      SentPictures sent,
      Clock clock) {
    this.bodies = bodies;
    this.search = search;
    this.events = events;
    this.sent = sent;
    this.clock = clock;
  }

  /** Times are answered in seconds; {@code compare_score} goes from 0 to 100. */
  ServerResponse search(ServerRequest request) throws IOException {
    long start = System.nanoTime();
    Fields fields = bodies.read(request, Family.V2);
    HistorySearch.Result result = Looking.on(search).search(query(fields));
    long sentTo = events.sentTo();
    ObjectNode answer = Json.object();
    ArrayNode rows = answer.putArray("events");
    for (HistorySearch.Hit hit : result.hits()) {
      rows.add(V2Events.row(hit.event(), sentTo).put("compare_score", hit.score()));
    }
    return Reply.ok(
        answer
            .put("have_more", result.more())
            .put("total_count", rows.size())
            .put("total_time", (System.nanoTime() - start) / 1e9)
            .put("endtimestamp", V2Time.seconds(result.end())));
  }

  private HistorySearch.Query query(Fields fields) {
    boolean backwards = fields.flag("reverse", false);
    HistorySpan span =
        HistorySpan.of(
                V2Time.millis(fields, "starttime"),
                V2Time.millis(fields, "endtime"),
                clock.millis())
            .orElseThrow(
                () -> fields.refuse("starttime must be before endtime by less than one month"))
            .after(V2Time.millis(fields, "last_end_timestamp"), backwards);
    return new HistorySearch.Query(
        sent.one(fields, "face_image_base64", "face_image_path"),
        Looking.level(fields, QualityLevel.LOW),
        span.from(),
        span.to(),
        fields.texts("media_device_ids").orElse(List.of()),
        threshold(fields),
        backwards);
  }

  private static double threshold(Fields fields) {
    JsonNode value = fields.value("threshold");
    if (value == null) {
      return THRESHOLD;
    }
    if (!value.isNumber() || value.doubleValue() < 0 || value.doubleValue() > 100) {
      throw fields.refuse("threshold must be a number from 0 to 100");
    }
    return value.doubleValue();
  }
}
