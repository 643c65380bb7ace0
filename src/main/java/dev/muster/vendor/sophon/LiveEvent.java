package dev.muster.vendor.sophon;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.box.Box;
import dev.muster.box.Device;
import dev.muster.event.MatchEvent;
import dev.muster.event.MatchEvent.Where;
import dev.muster.event.Sighting;
import dev.muster.roster.PersonType;

/**
 * One realtime event. Source: contracts/sophon.md §6.6.2 (v1), §6.6.3 (v2), whose tables and
 * examples contradict each other: only the time, the score and a device are relied on.
 */
record LiveEvent(Box box, LiveScale scale, JsonNode event) {

  private static final byte[] NONE = {};

  /**
   * The scene, which v1 sends along with the face, is left out: no other way brings it unless
   * somebody has set the box so.
   */
  Sighting sighting() {
    boolean newer = isNewer();
    String id = EventFields.text(event, "identity_id");
    String name = EventFields.text(event, "identity_name");
    PersonType type = newer ? newerType(id, name) : olderType(id, name);
    boolean matched = type != PersonType.STRANGER;
    double score = scale.score(box, matched, EventFields.score(event));
    MatchEvent read =
        MatchEvent.of(
            box.name(),
            newer ? newerDevice() : olderDevice(),
            matched ? EventFields.nonEmpty(id) : null,
            name.isEmpty() ? (matched ? id : "stranger") : name,
            type,
            score,
            box.similarity(score),
            EventFields.time(event),
            newer ? "v2" : "v1");
    String own = EventFields.text(event, "event_id");
    JsonNode face =
        newer ? event.path("recognize_face_image") : event.path("ext_data").path("recognize_face");
    return new Sighting(
        read, own.isEmpty() ? id : own, EventFields.picture(read, face), NONE, NONE);
  }

  private boolean isNewer() {
    if (event.has("ext_data")) {
      return false;
    }
    if (event.has("media_device_id") || event.has("media_device_ip")) {
      return true;
    }
    throw new IllegalArgumentException(
        "no realtime event: it has neither ext_data nor media_device_id");
  }

  /** The example pairs a person's type with a stranger's info; ext_data decides (§6.6.2). */
  private PersonType olderType(String id, String name) {
    JsonNode type = event.path("ext_data").path("person_type");
    if (type.isMissingNode() || type.isNull()) {
      type = event.path("identity_info").path("type");
    }
    boolean nobody = type.isMissingNode() && id.isEmpty();
    return nobody || "stranger".equals(name) ? PersonType.STRANGER : EventFields.numbered(type);
  }

  /** The example leaves user_type out (§6.6.3). */
  private PersonType newerType(String id, String name) {
    String word = EventFields.text(event, "user_type");
    if (!word.isEmpty()) {
      return EventFields.named(word);
    }
    return id.isEmpty() || "stranger".equals(name) ? PersonType.STRANGER : PersonType.EMPLOYEE;
  }

  private Where olderDevice() {
    return where(
        EventFields.text(event, "device_id"),
        EventFields.text(event.path("ext_data"), "device_ip"));
  }

  private Where newerDevice() {
    return where(
        EventFields.text(event, "media_device_id"), EventFields.text(event, "media_device_ip"));
  }

  /** Its name is not sent, but it is known when we have set it up. */
  private Where where(String id, String address) {
    String name =
        box.devices().stream()
            .filter(device -> device.address().equals(address))
            .map(Device::name)
            .findFirst()
            .orElse(address);
    return new Where(id, name, address);
  }
}
