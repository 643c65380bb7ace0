package dev.muster.vendor.sophon;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.event.MatchEvent;
import dev.muster.roster.PersonType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The fields of events as boxes write them, whichever way the events come. */
final class EventFields {

  private static final Logger LOG = LoggerFactory.getLogger(EventFields.class);

  /** Below this a time is in seconds: as milliseconds it would lie in 1973. */
  private static final double SECONDS = 100_000_000_000.0;

  private static final int LONGEST_TEXT = 500;

  private EventFields() {}

  /** The {@code timestamp}: milliseconds when pushed, seconds with a fraction when pulled. */
  static Instant time(JsonNode event) {
    JsonNode at = event.path("timestamp");
    double value = at.isNumber() ? at.asDouble() : number(at.asText());
    if (!(value > 0) || value > 1e14) {
      throw new IllegalArgumentException(
          "timestamp is " + at + "; a time in milliseconds is needed");
    }
    return Instant.ofEpochMilli(Math.round(value < SECONDS ? value * 1000 : value));
  }

  /** The {@code timestamp} as it was written, without an exponent. */
  static String timeText(JsonNode event) {
    return new BigDecimal(event.path("timestamp").asText()).toPlainString();
  }

  static double score(JsonNode event) {
    double score = number(event.path("score").asText());
    if (Double.isNaN(score) || Double.isInfinite(score)) {
      throw new IllegalArgumentException(
          "score is " + event.path("score") + "; a number is needed");
    }
    return score;
  }

  /** A type as v1 writes it; absent means an employee (§6.4, §7.5). */
  static PersonType numbered(JsonNode type) {
    return switch (type.asInt(1)) {
      case 1 -> PersonType.EMPLOYEE;
      case 2 -> PersonType.VISITOR;
      case 3 -> PersonType.BLACKLIST;
      case 4 -> PersonType.STRANGER;
      case 5 -> PersonType.VIP;
      default ->
          throw new IllegalArgumentException("person_type is " + type + "; 1 to 5 are known");
    };
  }

  /** A type as v2 writes it (§7.5). */
  static PersonType named(String word) {
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
  static byte[] picture(MatchEvent about, JsonNode base64) {
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

  /**
   * PostgreSQL keeps no zero character, and no database half of a surrogate pair, which JSON can
   * write; indexes keep no endless text.
   *
   * @throws IllegalArgumentException when it is longer than any number or name
   */
  static String text(JsonNode node, String field) {
    String text = node.path(field).asText("").replace("\u0000", "");
    if (text.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "%s has %d characters; at most %d are read"
              .formatted(field, text.length(), LONGEST_TEXT));
    }
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  static @Nullable String nonEmpty(String text) {
    return text.isEmpty() ? null : text;
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
