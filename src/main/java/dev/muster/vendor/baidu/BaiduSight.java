package dev.muster.vendor.baidu;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.recogniser.FaceMeasures;
import dev.muster.recogniser.Place;
import dev.muster.recogniser.SeenFace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the faces that the service has seen. Source: contracts/baidu.md §4.6. */
final class BaiduSight {

  private static final List<String> PARTS =
      List.of("left_eye", "right_eye", "nose", "mouth", "left_cheek", "right_cheek");

  private BaiduSight() {}

  static List<SeenFace> faces(JsonNode result) {
    List<SeenFace> faces = new ArrayList<>();
    for (JsonNode row : result.path("face_list")) {
      faces.add(
          new SeenFace(
              place(row.path("location")), number(row, "face_probability"), measures(row)));
    }
    return faces;
  }

  static Place place(JsonNode location) {
    return new Place(
        location.path("left").asDouble(),
        location.path("top").asDouble(),
        location.path("width").asDouble(),
        location.path("height").asDouble());
  }

  private static FaceMeasures measures(JsonNode row) {
    JsonNode quality = row.path("quality");
    // The tables of the documents misspell it, the samples do not.
    JsonNode angle = row.has("angle") ? row.path("angle") : row.path("angel");
    return new FaceMeasures(
        number(quality, "blur"),
        number(quality, "illumination"),
        number(quality, "completeness"),
        covered(quality.path("occlusion")),
        number(angle, "yaw"),
        number(angle, "pitch"),
        number(angle, "roll"));
  }

  private static Map<String, Double> covered(JsonNode occlusion) {
    Map<String, Double> covered = new HashMap<>();
    for (String part : PARTS) {
      put(covered, part, number(occlusion, part));
    }
    Double chin = number(occlusion, "chin_contour");
    put(covered, "chin", chin == null ? number(occlusion, "chin") : chin);
    return covered;
  }

  private static void put(Map<String, Double> covered, String part, @Nullable Double share) {
    if (share != null) {
      covered.put(part, share);
    }
  }

  /** A number, or one as a text; null for anything else. */
  static @Nullable Double number(JsonNode owner, String name) {
    JsonNode value = owner.path(name);
    if (value.isNumber()) {
      return value.doubleValue();
    }
    try {
      return value.isTextual() ? Double.valueOf(value.textValue().strip()) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
