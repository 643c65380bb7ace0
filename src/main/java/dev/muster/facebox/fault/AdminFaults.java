package dev.muster.facebox.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules of misbehaviour as the admin endpoint reads and shows them. */
final class AdminFaults {

  /** Shown, and not settings, so that what was read can be sent back. */
  private static final List<String> SHOWN_ONLY = List.of("id", "seen", "hits");

  private final Faults faults;

  AdminFaults(Faults faults) {
    this.faults = faults;
  }

  ObjectNode list() {
    return list(faults.armed());
  }

  /** Adds one fault, or those under {@code faults}. */
  ObjectNode add(Fields fields) {
    return list(faults.add(fields.has("faults") ? many(fields) : one(fields)));
  }

  ObjectNode clear() {
    return list(faults.replace(List.of()));
  }

  /** Whether it was there. */
  boolean remove(String id) {
    return faults.remove(id);
  }

  ObjectNode replace(Fields fields) {
    return list(faults.replace(many(fields)));
  }

  private List<Fault> one(Fields fields) {
    return List.of(read("", fields.rest(SHOWN_ONLY), faults.nextSeed()));
  }

  private List<Fault> many(Fields fields) {
    new Entries("", texts("", fields.rest(List.of("faults")))).allow(Set.of("faults"));
    JsonNode rows = fields.value("faults");
    if (rows == null || !rows.isArray() || rows.size() > Faults.MOST) {
      throw noList();
    }
    List<Fault> read = new ArrayList<>();
    for (JsonNode row : rows) {
      String place = "faults[" + read.size() + "]";
      if (!(row instanceof ObjectNode object)) {
        throw new IllegalArgumentException(place + " is no object; allowed: one object a fault");
      }
      read.add(read(place + ".", object.without(SHOWN_ONLY), faults.nextSeed() + read.size()));
    }
    return read;
  }

  private static Fault read(String prefix, ObjectNode object, long seed) {
    return FaultReader.read(new Entries(prefix, texts(prefix, object)), seed);
  }

  /** What the configuration file holds as text, too. */
  static Map<String, String> texts(String prefix, ObjectNode object) {
    Map<String, String> texts = new LinkedHashMap<>();
    object
        .properties()
        .forEach(
            entry -> {
              if (!entry.getValue().isValueNode()) {
                throw new IllegalArgumentException(
                    "%s%s is %s; allowed: a text, a number, true or false"
                        .formatted(
                            prefix,
                            entry.getKey(),
                            entry.getValue().isArray() ? "a list" : "an object"));
              }
              if (!entry.getValue().isNull()) {
                texts.put(entry.getKey(), entry.getValue().asText());
              }
            });
    return texts;
  }

  private static IllegalArgumentException noList() {
    return new IllegalArgumentException(
        "faults is missing, no list or too long; allowed: a list of at most %d faults"
            .formatted(Faults.MOST));
  }

  private static ObjectNode list(List<ArmedFault> armed) {
    ObjectNode answer = Json.object();
    ArrayNode rows = answer.putArray("faults");
    for (ArmedFault one : armed) {
      ObjectNode row = rows.addObject().put("id", one.id());
      one.fault().entries().forEach(row::put);
      row.put("seen", one.seen()).put("hits", one.hits());
    }
    return answer;
  }
}
