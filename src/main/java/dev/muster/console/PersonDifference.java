package dev.muster.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.muster.sync.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a plan changes about a person.
 *
 * @param field the lower-case word of the interfaces
 * @param words what it is, in the reader's language; the heading of further information
 * @param before empty when there was nothing
 * @param after empty when nothing stays
 */
record PersonDifference(String field, String words, String before, String after) {

  private static final JsonMapper JSON = new JsonMapper();

  /** The two sides of an item as they are stored, for a reader. */
  private record Sides(JsonNode found, JsonNode wanted, SyncWords words, Times times) {

    String name(JsonNode side) {
      return side.path("name").asText("");
    }

    String type(JsonNode side) {
      String type = side.path("type").asText("");
      return type.isEmpty() || side.path("type").isNull() ? "" : words.word("type", type);
    }

    String groups(JsonNode side) {
      List<String> groups = new ArrayList<>();
      side.path("groups").forEach(one -> groups.add(one.asText()));
      return String.join(", ", groups);
    }

    String version(JsonNode side) {
      String version = side.path("version").asText("");
      return side.path("version").isNull()
          ? ""
          : version.substring(0, Math.min(8, version.length()));
    }

    String validity(JsonNode side) {
      if (side.isMissingNode()) {
        return "";
      }
      String from = moment(side.path("validity").path("from"));
      String to = moment(side.path("validity").path("to"));
      if (from.isEmpty()) {
        return to.isEmpty() ? word("always") : word("to", to);
      }
      return to.isEmpty() ? word("from", from) : word("both", from, to);
    }

    private String word(String key, Object... args) {
      return words.sentence("validity." + key, args).orElse(key);
    }

    /** Seconds with a fraction, or the text of ISO 8601: as the mapper wrote it. */
    private String moment(JsonNode time) {
      if (time.isMissingNode() || time.isNull()) {
        return "";
      }
      if (time.isNumber()) {
        long millis = time.decimalValue().movePointRight(3).longValue();
        return times.at(Instant.ofEpochMilli(millis));
      }
      return times.at(Instant.parse(time.asText()));
    }
  }

  /**
   * What differs, field by field; of somebody who comes or goes, what is known besides the name.
   *
   * @param fields what differs; empty for somebody who comes or goes
   * @param found as JSON; null when nobody was there
   * @param wanted as JSON; null when nobody is to be there
   */
  static List<PersonDifference> between(
      @Nullable String found,
      @Nullable String wanted,
      List<Field> fields,
      Locale locale,
      Times times) {
    Sides sides = new Sides(read(found), read(wanted), new SyncWords(locale), times);
    List<Field> asked = fields.isEmpty() ? List.of(Field.TYPE, Field.GROUPS, Field.EXTRA) : fields;
    List<PersonDifference> all = new ArrayList<>();
    for (Field field : asked) {
      if (field == Field.EXTRA) {
        all.addAll(extra(sides));
      } else {
        all.add(one(field, sides));
      }
    }
    return all.stream()
        .filter(one -> one.field().equals("photo") || !(one.before() + one.after()).isEmpty())
        .filter(one -> !fields.isEmpty() || !one.before().equals(one.after()))
        .toList();
  }

  private static PersonDifference one(Field field, Sides sides) {
    return switch (field) {
      case NAME -> told(field, sides, sides.name(sides.found()), sides.name(sides.wanted()));
      case TYPE -> told(field, sides, sides.type(sides.found()), sides.type(sides.wanted()));
      case GROUPS -> told(field, sides, sides.groups(sides.found()), sides.groups(sides.wanted()));
      case VALIDITY ->
          told(field, sides, sides.validity(sides.found()), sides.validity(sides.wanted()));
      case VERSION ->
          told(field, sides, sides.version(sides.found()), sides.version(sides.wanted()));
      case PHOTO, EXTRA -> told(field, sides, "", "");
    };
  }

  private static PersonDifference told(Field field, Sides sides, String before, String after) {
    return new PersonDifference(
        field.word(), sides.words().word("field", field.word()), before, after);
  }

  private static List<PersonDifference> extra(Sides sides) {
    JsonNode before = sides.found().path("extra");
    JsonNode after = sides.wanted().path("extra");
    Set<String> headings = new TreeSet<>();
    before.fieldNames().forEachRemaining(headings::add);
    after.fieldNames().forEachRemaining(headings::add);
    return headings.stream()
        .filter(one -> !Objects.equals(before.path(one), after.path(one)))
        .map(
            one ->
                new PersonDifference(
                    Field.EXTRA.word(),
                    one,
                    before.path(one).asText(""),
                    after.path(one).asText("")))
        .toList();
  }

  private static JsonNode read(@Nullable String json) {
    try {
      return JSON.readTree(json == null ? "" : json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the store holds an item that cannot be read", e);
    }
  }
}
