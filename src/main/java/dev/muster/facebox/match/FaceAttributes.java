package dev.muster.facebox.match;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.wire.Json;
import java.util.List;

/** The {@code recognize_face_attr} object: where the face is; what nobody looked at is null. */
public final class FaceAttributes {

  private FaceAttributes() {}

  /** Without the place of the face. */
  public static ObjectNode unknown() {
    ObjectNode attributes = Json.object();
    for (String key : List.of("age", "gender", "glasses", "hat", "mask", "expression")) {
      attributes.putNull(key);
    }
    return attributes;
  }

  public static ObjectNode unknown(BoxEvent.Details details) {
    ObjectNode attributes = unknown();
    attributes.putArray("feature");
    attributes.set("box", numbers(details.box()));
    attributes.set("point", numbers(details.points()));
    return attributes;
  }

  public static ArrayNode numbers(float[] values) {
    ArrayNode array = Json.MAPPER.createArrayNode();
    for (float value : values) {
      array.add(value);
    }
    return array;
  }
}
