package dev.muster.facebox.v1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Json;
import java.util.List;

/** The {@code description} and {@code info} that groups of both kinds carry. */
final class V1Info {

  private static final int LONGEST_DESCRIPTION = 4096;
  private static final int LARGEST_INFO = 64 * 1024;

  private V1Info() {}

  static String description(Fields fields, String otherwise) {
    String text = fields.optionalText("description").orElse(otherwise);
    if (text.length() > LONGEST_DESCRIPTION) {
      throw fields.refuse("description must be at most " + LONGEST_DESCRIPTION + " characters");
    }
    return text;
  }

  /** What a client keeps with a group; name and description have their own fields. */
  static ObjectNode extra(Fields fields) {
    return bounded(fields, fields.object("info").orElseGet(Json::object))
        .without(List.of("name", "description"));
  }

  static ObjectNode bounded(Fields fields, ObjectNode info) {
    if (Json.bytes(info).length > LARGEST_INFO) {
      throw fields.refuse("info must be at most " + LARGEST_INFO + " bytes");
    }
    return info;
  }
}
