package dev.muster.facebox.push;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.library.Feature;
import dev.muster.facebox.wire.Json;

/**
 * What is known of a face, as the generations write it. Nobody looks at age, gender, glasses, mask,
 * hat and expression, so they are null.
 *
 * @param box {@code [xmin, ymin, xmax, ymax]} in pixels
 * @param points five x, then five y
 * @param feature the template of the face, empty unless the event kept one
 */
public record FaceShown(float[] box, float[] points, float[] feature) {

  /** {@code info} of the last releases of generation A ({@code contracts/sophon.md §6.3}). */
  ObjectNode a() {
    ObjectNode info = Json.object().putNull("age").putNull("gender").putNull("glasses");
    info.set("feature", numbers(feature));
    info.set("box", pixels(box));
    return info;
  }

  /** In the order of the printed example ({@code §6.4}): whole pixels, five x before five y. */
  ObjectNode b() {
    ObjectNode attributes = Json.object().putNull("gender");
    attributes.set("point", pixels(points));
    attributes.putNull("glasses").set("feature", numbers(feature));
    attributes.putNull("hat").putNull("age").putNull("mask").set("box", pixels(box));
    return attributes.putNull("expression");
  }

  /** In the order of the printed example ({@code §6.5}): points as x, y pairs. */
  public ObjectNode c() {
    ObjectNode attributes = Json.object().putNull("gender").putNull("hat");
    attributes.set("box", pixels(box));
    attributes.putNull("glasses");
    attributes.put("feature_base64_str", feature.length == 0 ? "" : Feature.base64(feature));
    attributes.putNull("mask").putNull("expression").putNull("age");
    attributes.set("point", pairs());
    return attributes;
  }

  private ArrayNode pairs() {
    ArrayNode pairs = Json.MAPPER.createArrayNode();
    int half = points.length / 2;
    for (int i = 0; i < half; i++) {
      pairs.add(points[i]).add(points[half + i]);
    }
    return pairs;
  }

  private static ArrayNode pixels(float[] values) {
    ArrayNode array = Json.MAPPER.createArrayNode();
    for (float value : values) {
      array.add(Math.round(value));
    }
    return array;
  }

  private static ArrayNode numbers(float[] values) {
    ArrayNode array = Json.MAPPER.createArrayNode();
    for (float value : values) {
      array.add(value);
    }
    return array;
  }
}
