package dev.muster.facebox.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.library.UserType;
import dev.muster.facebox.match.BoxEvent;
import dev.muster.facebox.match.EventFilter;
import dev.muster.facebox.match.Events;
import dev.muster.facebox.push.PushTargets;
import dev.muster.facebox.wire.Bodies;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Family;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Page;
import dev.muster.facebox.wire.Refusal;
import dev.muster.facebox.wire.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The recorded events of the v2 API, oldest first ({@code contracts/sophon.md §6.8.3}). */
public final class V2Events {

  private final Bodies bodies;
  private final Events events;
  private final PushTargets targets;

  public V2Events(Bodies bodies, Events events, PushTargets targets) {
    this.bodies = bodies;
    this.events = events;
    this.targets = targets;
  }

  /** An empty list of devices asks for no device in particular. */
  ServerResponse list(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.V2);
    Page page = Paging.of(fields);
    EventFilter filter = filter(fields.within(fields.object("filters").orElseGet(Json::object)));
    List<BoxEvent> found = events.matching(filter, page);
    ObjectNode answer = Json.object();
    ArrayNode rows = answer.putArray("events");
    long sentTo = sentTo();
    found.forEach(event -> rows.add(row(event, sentTo)));
    answer.set("pagination", Paging.pagination(page, events.countMatching(filter)));
    return Reply.ok(answer);
  }

  ServerResponse get(ServerRequest request) throws IOException {
    String id = bodies.read(request, Family.V2).name("event_id");
    return Reply.ok(
        find(id)
            .map(event -> row(event, sentTo()))
            .orElseThrow(() -> new Refusal(BoxError.ID_NOT_FOUND, id)));
  }

  long sentTo() {
    return targets.sentTo();
  }

  static ObjectNode row(BoxEvent event, long sentTo) {
    return EventRow.of(event, event.seq() <= sentTo);
  }

  private Optional<BoxEvent> find(String id) {
    if (!id.matches("\\d{16}")) {
      return Optional.empty();
    }
    EventFilter one =
        new EventFilter().and("micros = :micros", "micros", Optional.of(Long.valueOf(id)));
    return events.matching(one, new Page(0, 1)).stream().findFirst();
  }

  private static EventFilter filter(Fields filters) {
    return new EventFilter()
        .and("at >= :from", "from", V2Time.millis(filters, "datetime_gte"))
        .and("at <= :to", "to", V2Time.millis(filters, "datetime_lte"))
        .and("instr(name, :name) > 0", "name", text(filters, "identity_name"))
        .and("identity_id = :identity", "identity", text(filters, "identity_id"))
        .and("score >= :least", "least", score(filters, "score_min"))
        .and("score <= :most", "most", score(filters, "score_max"))
        .and("person_type = :type", "type", type(filters))
        .and(
            "device_id in (:devices)",
            "devices",
            filters.texts("media_device_ids").filter(ids -> !ids.isEmpty()));
  }

  private static Optional<String> text(Fields filters, String name) {
    return filters.optionalName(name).filter(text -> !text.isEmpty());
  }

  private static Optional<Double> score(Fields filters, String name) {
    JsonNode value = filters.value(name);
    if (value != null && !value.isNumber()) {
      throw filters.refuse(name + " must be a number");
    }
    return Optional.ofNullable(value).map(JsonNode::doubleValue);
  }

  private static Optional<Integer> type(Fields filters) {
    return text(filters, "user_type")
        .map(
            word ->
                UserType.named(word)
                    .orElseThrow(() -> filters.refuse("user_type: " + word))
                    .number());
  }
}
