package dev.muster.facebox.v1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.library.QualityLevel;
import dev.muster.facebox.match.HistorySearch;
import dev.muster.facebox.match.HistorySpan;
import dev.muster.facebox.wire.Bodies;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Family;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Refusal;
import dev.muster.facebox.wire.Reply;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Search of the event history by picture ({@code contracts/sophon.md §6.8.4}). */
public final class V1PictureSearch {

  private static final double THRESHOLD = 82;

  private final Bodies bodies;
  private final @Nullable HistorySearch search;
  private final V1Events events;
  private final V1SentPictures sent;
  private final Clock clock;

  /**
   * @param search absent when recognition is off
   */
  public V1PictureSearch(
      Bodies bodies,
      @Nullable HistorySearch search,
      V1Events events,
      V1SentPictures sent,
      Clock clock) {
    this.bodies = bodies;
    this.search = search;
    this.events = events;
    this.sent = sent;
    this.clock = clock;
  }

  ServerResponse search(ServerRequest request) throws IOException {
    long start = System.nanoTime();
    Fields fields = bodies.read(request, Family.FACE);
    if (search == null) {
      throw new Refusal(BoxError.NOT_IMPLEMENTED, "recognition is switched off");
    }
    HistorySearch.Result result = search.search(query(fields));
    ObjectNode answer = Json.object().put("ret_code", 1);
    answer.put("endtimestamp", V1Time.seconds(result.end()));
    ArrayNode list = answer.putArray("event_list");
    long sentTo = events.sentTo();
    for (HistorySearch.Hit hit : result.hits()) {
      list.add(events.document(hit.event(), sentTo).put("compare_score", hit.raw()));
    }
    answer.put("have_more", result.more());
    answer.put("total_count", list.size());
    answer.put("total_time", (System.nanoTime() - start) / 1e9);
    return Reply.ok(answer);
  }

  /**
   * A call that goes on says where the one before it ended: the millisecond of {@code
   * last_end_timestamp} was looked at.
   */
  private HistorySearch.Query query(Fields fields) {
    boolean backwards = fields.flag("reverse", false);
    HistorySpan span =
        HistorySpan.of(
                V1Time.millis(fields, "starttime"),
                V1Time.millis(fields, "endtime"),
                clock.millis())
            .orElseThrow(
                () -> fields.refuse("starttime must be before endtime by less than one month"))
            .after(V1Time.millis(fields, "last_end_timestamp"), backwards);
    return new HistorySearch.Query(
        sent.base64(fields, "face_image_base64"),
        V1Levels.comparison(fields, QualityLevel.NO),
        span.from(),
        span.to(),
        fields.texts("device_id_list").orElse(List.of()),
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
