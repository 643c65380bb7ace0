package dev.muster.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Somebody as a box lists them.
 *
 * @param type the word of v2: employee, visitor, blacklist, stranger, vip
 * @param groups the names of the permission groups
 * @param pictures how many registered pictures the person has
 * @param version what Muster noted at the person; empty when there is no note
 * @param extra what is kept beside name and type
 */
record Standing(
    String id,
    String name,
    String type,
    SortedSet<String> groups,
    int pictures,
    String version,
    Map<String, String> extra) {

  private static final String[] TYPES = {"", "employee", "visitor", "blacklist", "stranger", "vip"};

  /** Reads a row of the v1 list of people. Source: contracts/sophon.md §4.3.2. */
  static Standing of(JsonNode row) {
    JsonNode info = row.path("info");
    SortedSet<String> groups = new TreeSet<>();
    info.path("permission_names").forEach(name -> groups.add(name.asText()));
    Map<String, String> extra = new TreeMap<>();
    info.path("ext_info")
        .properties()
        .forEach(field -> extra.put(field.getKey(), field.getValue().asText()));
    String inExtra = extra.getOrDefault("muster_version", "");
    return new Standing(
        row.path("identity_id").asText(),
        info.path("name").asText(),
        TYPES[info.path("type").asInt(0)],
        groups,
        info.path("image_ids").size(),
        info.path("muster_version").asText(inExtra),
        extra);
  }

  boolean isTemporary() {
    return extra.containsKey("endTime") || extra.containsKey("end_time");
  }

  /** What this person is to be on a box, for comparison. */
  String line() {
    return "%s %s %s %s %d picture(s)".formatted(id, name, type, groups, pictures);
  }
}
