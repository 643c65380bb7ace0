package dev.muster.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.box.Boxes;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The canonical JSON of an event, as subscribers receive it. It is made once, stored with the event
 * and sent unchanged at every attempt, so that receivers can compare bytes. Shape: Standard
 * Webhooks' type, timestamp and data; times are ISO-8601 with zone; pictures are named by digest.
 */
final class Payload {

  private final ObjectMapper json;
  private final Boxes boxes;

  Payload(ObjectMapper json, Boxes boxes) {
    this.json = json;
    this.boxes = boxes;
  }

  String of(MatchEvent event, Kept kept, Instant receivedAt) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("event_id", event.id());
    data.put("box", event.box());
    data.put(
        "device",
        Map.of(
            "id", event.device().id(),
            "name", event.device().name(),
            "address", event.device().address()));
    data.put("matched", event.matched());
    data.put("person", person(event));
    data.put("score", event.score());
    data.put("similarity", event.similarity());
    String occurredAt = time(event, event.occurredAt());
    data.put("occurred_at", occurredAt);
    data.put("received_at", time(event, receivedAt));
    data.put("pictures", kept.asMap());
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("type", event.matched() ? "match.person" : "match.stranger");
    envelope.put("timestamp", occurredAt);
    envelope.put("data", data);
    return write(envelope);
  }

  /** In the time zone that the configuration gives to the box. */
  private String time(MatchEvent event, Instant at) {
    ZoneId zone = boxes.find(event.box()).map(box -> box.events().zone()).orElse(ZoneOffset.UTC);
    return zone.equals(ZoneOffset.UTC)
        ? at.toString()
        : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone));
  }

  private static @Nullable Map<String, String> person(MatchEvent event) {
    String id = event.identityId();
    if (id == null) {
      return null;
    }
    Map<String, String> person = new LinkedHashMap<>();
    person.put("identity_id", id);
    person.put("name", event.name());
    person.put("type", event.type().word());
    return person;
  }

  private String write(Map<String, Object> payload) {
    try {
      return json.writeValueAsString(payload);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("writing the payload of an event failed", e);
    }
  }

  /**
   * The digests of the pictures that were kept, null where there is none.
   *
   * @param shelf the day under which they lie
   */
  record Kept(
      String shelf, @Nullable String face, @Nullable String registered, @Nullable String scene) {

    boolean isEmpty() {
      return face == null && registered == null && scene == null;
    }

    Map<String, String> asMap() {
      Map<String, String> pictures = new LinkedHashMap<>();
      put(pictures, "face", face);
      put(pictures, "registered", registered);
      put(pictures, "scene", scene);
      return pictures;
    }

    private static void put(Map<String, String> pictures, String kind, @Nullable String digest) {
      if (digest != null) {
        pictures.put(kind, digest);
      }
    }
  }
}
