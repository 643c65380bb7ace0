package dev.muster.vendor.sophon;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.box.Box;
import dev.muster.event.MatchEvent;
import dev.muster.event.MatchEvent.Where;
import dev.muster.event.Sighting;
import dev.muster.roster.PersonType;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One pushed event. Source: contracts/sophon.md §6.3 (A), §6.4 (B), §6.5 (C). */
record SophonEvent(Box box, JsonNode event) {

  private static final Logger LOG = LoggerFactory.getLogger(SophonEvent.class);

  /** Below this a time is in seconds: as milliseconds it would lie in 1973. */
  private static final double SECONDS = 100_000_000_000.0;

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
        picture(read, pictures.path(newer ? "recognize_face_image" : "recognize_face")),
        picture(read, event.path(newer ? "reg_image" : "reg_pic")),
        picture(read, pictures.path(newer ? "spot_image" : "spot_pic")));
  }

  /** What tells a stranger from others of the same instant: its number, or where its face was. */
  private String own() {
    String number = text(event, "identity_id");
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
    Instant at = time();
    String pushedId = text(event, "identity_id");
    String name = text(event, "identity_name");
    PersonType type = type(generation, name);
    boolean matched = type != PersonType.STRANGER;
    double score = score();
    return MatchEvent.of(
        box.name(),
        device,
        matched ? nonEmpty(pushedId) : null,
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
        String address = text(ext, "device_ip");
        yield new Where(text(ext, "ep_id"), address, address);
      }
      case B -> {
        JsonNode ep = event.path("ep_info");
        yield new Where(text(ep, "device_id"), text(ep, "ep_name"), text(ep, "ep_ip"));
      }
      case C -> {
        JsonNode device = event.path("media_device_info");
        yield new Where(
            text(device, "media_device_id"),
            text(device, "media_device_name"),
            text(device, "media_device_ip"));
      }
    };
  }

  private Instant time() {
    JsonNode at = event.path("timestamp");
    double value = at.isNumber() ? at.asDouble() : number(at.asText());
    if (!(value > 0) || value > 1e14) {
      throw new IllegalArgumentException(
          "timestamp is " + at + "; a time in milliseconds is needed");
    }
    return Instant.ofEpochMilli(Math.round(value < SECONDS ? value * 1000 : value));
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private double score() {
    double score = number(event.path("score").asText());
    if (Double.isNaN(score) || Double.isInfinite(score)) {
      throw new IllegalArgumentException(
          "score is " + event.path("score") + "; a number is needed");
    }
    return score;
  }

  /** §8.3: the type decides; in generation A the name "stranger" too (§6.3). */
  private PersonType type(Generation generation, String name) {
    if (generation == Generation.C) {
      return named(event.path("user_type").asText("employee"));
    }
    JsonNode place = generation == Generation.A ? event.path("ext_data") : event;
    if (generation == Generation.A && "stranger".equals(name)) {
      return PersonType.STRANGER;
    }
    return switch (place.path("person_type").asInt(1)) {
      case 1 -> PersonType.EMPLOYEE;
      case 2 -> PersonType.VISITOR;
      case 3 -> PersonType.BLACKLIST;
      case 4 -> PersonType.STRANGER;
      case 5 -> PersonType.VIP;
      default ->
          throw new IllegalArgumentException(
              "person_type is " + place.path("person_type") + "; 1 to 5 are known");
    };
  }

  private static PersonType named(String word) {
    try {
      return PersonType.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "user_type is \"" + word + "\"; employee, visitor, blacklist, stranger and vip are known",
          e);
    }
  }

  /**
   * Absent and empty are the same (§13.10); a prefix up to the last comma and white space are
   * dropped.
   */
  private static byte[] picture(MatchEvent about, JsonNode base64) {
    String text = base64.asText("");
    if (text.isEmpty()) {
      return new byte[0];
    }
    try {
      return Base64.getMimeDecoder().decode(text.substring(text.lastIndexOf(',') + 1));
    } catch (IllegalArgumentException e) {
      LOG.warn("Event {} is kept without one of its pictures: it is no base64", about.id());
      return new byte[0];
    }
  }

  /** PostgreSQL keeps no zero character, and nobody needs one. */
  private static String text(JsonNode node, String field) {
    return node.path(field).asText("").replace("\u0000", "");
  }

  private static @Nullable String nonEmpty(String text) {
    return text.isEmpty() ? null : text;
  }
}
