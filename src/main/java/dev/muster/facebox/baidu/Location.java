package dev.muster.facebox.baidu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.face.Face;
import dev.muster.facebox.wire.Json;

/**
 * Where a face is, in pixels of the upright picture.
 *
 * @param rotation degrees by which the line through the eyes is turned, positive clockwise
 */
record Location(double left, double top, double width, double height, long rotation) {

  static Location of(Face face) {
    double across = face.rightEyeX() - face.leftEyeX();
    double down = face.rightEyeY() - face.leftEyeY();
    return new Location(
        rounded(face.x()),
        rounded(face.y()),
        rounded(face.width()),
        rounded(face.height()),
        Math.round(Math.toDegrees(Math.atan2(down, across))));
  }

  /** What {@link #json} wrote. */
  static Location of(JsonNode stored) {
    return new Location(
        stored.path("left").asDouble(),
        stored.path("top").asDouble(),
        stored.path("width").asDouble(),
        stored.path("height").asDouble(),
        stored.path("rotation").asLong());
  }

  ObjectNode json() {
    return Json.object()
        .put("left", left)
        .put("top", top)
        .put("width", width)
        .put("height", height)
        .put("rotation", rotation);
  }

  private static double rounded(double pixels) {
    return Math.round(pixels * 100) / 100.0;
  }
}
