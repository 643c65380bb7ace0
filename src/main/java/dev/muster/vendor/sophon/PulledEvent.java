package dev.muster.vendor.sophon;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.box.Box;
import dev.muster.event.MatchEvent;
import dev.muster.event.MatchEvent.Where;
import dev.muster.event.Sighting;
import dev.muster.event.source.Listed;
import dev.muster.roster.Digest;
import dev.muster.roster.PersonType;
import java.nio.charset.StandardCharsets;

/**
 * One event of the history of a box. Source: contracts/sophon.md §6.8.1 (v1), §6.8.3 (v2).
 * Strangers have neither number nor name here.
 *
 * @param newer whether it is v2
 */
record PulledEvent(Box box, boolean newer, JsonNode row) {

  private static final byte[] NONE = {};

  /** What v2 calls the type of a vehicle, which is no match of a face. */
  private static final String CAR = "car";

  Listed listed() {
    String text = row.toString();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String id = EventFields.text(row, newer ? "event_id" : "_id");
    String key = id.isEmpty() ? Digest.ofText(text) : id;
    if (!row.isObject()) {
      return Listed.unreadable(key, bytes, "an event that is no JSON object");
    }
    if (newer && CAR.equals(EventFields.text(row, "user_type"))) {
      return Listed.ignored(key);
    }
    try {
      Sighting sighting = new Sighting(event(), key, NONE, NONE, NONE);
      String picture =
          newer
              ? EventFields.text(row, "recognize_face_image_id")
              : EventFields.text(row.path("common"), "recognize_face_pic_id");
      return Listed.of(key, sighting, picture, EventFields.timeText(row), bytes);
    } catch (IllegalArgumentException e) {
      return Listed.unreadable(key, bytes, String.valueOf(e.getMessage()));
    }
  }

  private MatchEvent event() {
    JsonNode common = newer ? row : row.path("common");
    String id = EventFields.text(common, "identity_id");
    String name = EventFields.text(common, "identity_name");
    PersonType type = type(common, id);
    boolean matched = type != PersonType.STRANGER;
    double score = EventFields.score(common);
    return MatchEvent.of(
        box.name(),
        newer ? newerDevice() : olderDevice(),
        matched ? EventFields.nonEmpty(id) : null,
        name.isEmpty() ? (matched ? id : "stranger") : name,
        type,
        score,
        box.similarity(score),
        EventFields.time(row),
        newer ? "v2" : "v1");
  }

  private PersonType type(JsonNode common, String id) {
    JsonNode type = common.path(newer ? "user_type" : "person_type");
    if (type.isMissingNode() || type.isNull()) {
      return id.isEmpty() ? PersonType.STRANGER : PersonType.EMPLOYEE;
    }
    return newer ? EventFields.named(type.asText()) : EventFields.numbered(type);
  }

  private Where olderDevice() {
    JsonNode ep = row.path("common").path("ep_info");
    return new Where(
        EventFields.text(ep, "device_id"),
        EventFields.text(ep, "ep_name"),
        EventFields.text(ep, "ep_ip"));
  }

  private Where newerDevice() {
    JsonNode device = row.path("media_device_info");
    return new Where(
        EventFields.text(device, "media_device_id"),
        EventFields.text(device, "media_device_name"),
        EventFields.text(device, "media_device_ip"));
  }
}
