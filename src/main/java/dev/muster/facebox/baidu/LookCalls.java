package dev.muster.facebox.baidu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.face.FaceEngine;
import dev.muster.facebox.wire.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** {@code /detect}, {@code /match} and {@code /faceverify} ({@code contracts/baidu.md §4.2}). */
final class LookCalls {

  private static final String QUALITY = "quality";
  private static final String LIVENESS = "liveness";

  /** What can be asked for; most of it nobody here can judge, so it does not come. */
  private static final Set<String> FIELDS =
      Set.of(
          QUALITY,
          LIVENESS,
          "age",
          "beauty",
          "expression",
          "face_shape",
          "gender",
          "glasses",
          "landmark",
          "landmark4",
          "landmark72",
          "landmark150",
          "landmark201",
          "race",
          "eye_status",
          "emotion",
          "face_type",
          "mask",
          "spoofing",
          "parsing",
          "headpose");

  /** Pictures of one face; the service's limit is not documented. */
  private static final int MOST_VERIFIED = 8;

  private final Images images;
  private final Likeness likeness;
  private final Generation generation;
  private final Description description;
  private final Judge judge;

  LookCalls(Images images, Likeness likeness, Generation generation, Judge judge) {
    this.images = images;
    this.likeness = likeness;
    this.generation = generation;
    this.description = new Description(generation.chin());
    this.judge = judge;
  }

  JsonNode detect(String app, Wish wish) {
    wish.required("image");
    wish.required("image_type");
    List<String> fields = fields(wish);
    int most = wish.number("max_face_num", 1, 1, generation.detected(), Fault.FACE_NUMBER_FORMAT);
    Controls controls = Controls.of(wish, judge);
    boolean quality = fields.contains(QUALITY) || controls.measures();
    ArrayNode list = Json.MAPPER.createArrayNode();
    for (SeenFace face : images.faces(app, wish, most, quality)) {
      ObjectNode row = described(controls.check(face), fields);
      if (controls.alive() || fields.contains(LIVENESS)) {
        Description.withLiveness(row, judge.score());
      }
      list.add(row);
    }
    return faces(Json.object().put("face_num", list.size()), list);
  }

  /** 1:1; the faces come in the order of the pictures. */
  JsonNode match(String app, List<Wish> wishes) {
    wishes.forEach(wish -> wish.required("image"));
    wishes.forEach(wish -> wish.required("image_type"));
    if (wishes.size() != 2) {
      throw Fault.IMAGE_NUMBER.declined();
    }
    List<Controls> controls = wishes.stream().map(wish -> Controls.of(wish, judge)).toList();
    SeenFace one = matched(app, wishes.get(0), controls.get(0));
    SeenFace other = matched(app, wishes.get(1), controls.get(1));
    double cosine = FaceEngine.similarity(one.template(), other.template());
    ArrayNode list = Json.MAPPER.createArrayNode();
    list.addObject().put("face_token", one.token());
    list.addObject().put("face_token", other.token());
    return faces(Json.object().put("score", likeness.of(cosine)), list);
  }

  /** Whether somebody on several pictures is alive: what the box is told to say. */
  JsonNode verify(String app, List<Wish> wishes) {
    wishes.forEach(wish -> wish.required("image"));
    wishes.forEach(wish -> wish.required("image_type"));
    if (wishes.isEmpty() || wishes.size() > MOST_VERIFIED) {
      throw Fault.IMAGE_NUMBER.declined();
    }
    double score = judge.score();
    ArrayNode list = Json.MAPPER.createArrayNode();
    for (Wish wish : wishes) {
      List<String> fields = fields(wish);
      SeenFace face = images.face(app, wish, fields.contains(QUALITY));
      list.add(Description.withLiveness(described(face, fields), score));
    }
    ObjectNode result = Json.object().put("face_liveness", score);
    result.set(
        "thresholds",
        Json.object().put("frr_1e-4", 0.05).put("frr_1e-3", 0.3).put("frr_1e-2", 0.9));
    return faces(result, list);
  }

  private SeenFace matched(String app, Wish wish, Controls controls) {
    return controls.check(images.face(app, wish, controls.measures()));
  }

  private ObjectNode described(SeenFace face, List<String> fields) {
    ObjectNode row = description.plain(face);
    return fields.contains(QUALITY) ? description.withQuality(row, face) : row;
  }

  private static ObjectNode faces(ObjectNode result, ArrayNode list) {
    result.set("face_list", list);
    return result;
  }

  private static List<String> fields(Wish wish) {
    List<String> fields =
        Arrays.stream(wish.text("face_field").orElse("").split(",", -1))
            .map(String::strip)
            .filter(field -> !field.isEmpty())
            .toList();
    if (!FIELDS.containsAll(fields)) {
      throw Fault.FACE_FIELD_FORMAT.declined();
    }
    return fields;
  }
}
