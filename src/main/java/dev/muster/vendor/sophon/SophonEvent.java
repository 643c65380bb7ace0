package dev.muster.vendor.sophon;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.box.Box;
import dev.muster.event.MatchEvent;
import dev.muster.event.MatchEvent.Where;
import dev.muster.event.Sighting;
import dev.muster.roster.PersonType;
import java.time.Instant;

/** One pushed event. Source: contracts/sophon.md §6.3 (A), §6.4 (B), §6.5 (C). */
record SophonEvent(Box box, JsonNode event) {

  /** Which payload this is. §6.5, last line. */
  private enum Generation {
    A,
    B,
    C
  }

  Sighting sighting() {
    Generation generation = generation();
    JsonNode pictures = generation == Generation.A ? event.path("ext_data") : event;
    MatchEvent read = event(generation);
    boolean newer = generation == Generation.C;
    return new Sighting(
        read,
        read.matched() ? "" : own(),
        EventFields.picture(read, pictures.path(newer ? "recognize_face_image" : "recognize_face")),
        EventFields.picture(read, event.path(newer ? "reg_image" : "reg_pic")),
        EventFields.picture(read, pictures.path(newer ? "spot_image" : "spot_pic")));
  }

  /** What tells a stranger from others of the same instant: its number, or where its face was. */
  private String own() {
    String number = EventFields.text(event, "identity_id");
    return number.isEmpty()
        ? event.path("score").asText() + event.path("recognize_face_attr").path("box")
        : number;
  }

  private Generation generation() {
    if (event.has("media_device_info") || "2.0".equals(event.path("api_version").asText())) {
      return Generation.C;
    }
    if (event.has("ep_info")) {
      return Generation.B;
    }
    if (event.has("ext_data")) {
      return Generation.A;
    }
    throw new IllegalArgumentException(
        "no event: it has neither ep_info nor media_device_info nor ext_data");
  }

  private MatchEvent event(Generation generation) {
    Where device = device(generation);
    Instant at = EventFields.time(event);
    String pushedId = EventFields.text(event, "identity_id");
    String name = EventFields.text(event, "identity_name");
    PersonType type = type(generation, name);
    boolean matched = type != PersonType.STRANGER;
    double score = EventFields.score(event);
    return MatchEvent.of(
        box.name(),
        device,
        matched ? EventFields.nonEmpty(pushedId) : null,
        name.isEmpty() ? (matched ? pushedId : "stranger") : name,
        type,
        score,
        box.similarity(score),
        at,
        generation.name());
  }

  private Where device(Generation generation) {
    return switch (generation) {
      case A -> {
        JsonNode ext = event.path("ext_data");
        String address = EventFields.text(ext, "device_ip");
        yield new Where(EventFields.text(ext, "ep_id"), address, address);
      }
      case B -> {
        JsonNode ep = event.path("ep_info");
        yield new Where(
            EventFields.text(ep, "device_id"),
            EventFields.text(ep, "ep_name"),
            EventFields.text(ep, "ep_ip"));
      }
      case C -> {
        JsonNode device = event.path("media_device_info");
        yield new Where(
            EventFields.text(device, "media_device_id"),
            EventFields.text(device, "media_device_name"),
            EventFields.text(device, "media_device_ip"));
      }
    };
  }

  /** §8.3: the type decides; in generation A the name "stranger" too (§6.3). */
  private PersonType type(Generation generation, String name) {
    if (generation == Generation.C) {
      return EventFields.named(event.path("user_type").asText("employee"));
    }
    JsonNode place = generation == Generation.A ? event.path("ext_data") : event;
    if (generation == Generation.A && "stranger".equals(name)) {
      return PersonType.STRANGER;
    }
    return EventFields.numbered(place.path("person_type"));
  }
}
