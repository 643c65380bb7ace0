package dev.muster.facebox.baidu;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.face.FaceQuality;
import dev.muster.face.HeadTurn;
import dev.muster.facebox.wire.Json;
import java.util.List;

/**
 * A face as the service describes it ({@code contracts/baidu.md §4.6}). Nothing here can tell what
 * covers a face: every part counts as free. An angle that the engine cannot tell is 0.
 *
 * @param chin the name of the chin among the covered parts
 */
record Description(String chin) {

  private static final List<String> PARTS =
      List.of("left_eye", "right_eye", "nose", "mouth", "left_cheek", "right_cheek");

  /** Token, place, probability and angle. */
  ObjectNode plain(SeenFace face) {
    ObjectNode row = Json.object().put("face_token", face.token());
    row.set("location", face.location().json());
    row.put("face_probability", face.probability());
    row.set("angle", angle(face));
    return row;
  }

  /** Adds the quality, where it was measured. */
  ObjectNode withQuality(ObjectNode row, SeenFace face) {
    FaceQuality quality = face.quality();
    if (quality == null) {
      return row;
    }
    ObjectNode occlusion = Json.object();
    PARTS.forEach(part -> occlusion.put(part, 0.0));
    occlusion.put(chin, 0.0);
    ObjectNode measured = Json.object();
    measured.set("occlusion", occlusion);
    measured.put("blur", quality.blur());
    measured.put("illumination", quality.illumination());
    measured.put("completeness", quality.isWhole() ? 1 : 0);
    row.set("quality", measured);
    return row;
  }

  /** Adds the score of liveness. */
  static ObjectNode withLiveness(ObjectNode row, double score) {
    row.set("liveness", Json.object().put("livemapscore", score));
    return row;
  }

  private static ObjectNode angle(SeenFace face) {
    FaceQuality quality = face.quality();
    HeadTurn turn = quality == null ? null : quality.turn();
    Double roll = quality == null ? null : quality.roll();
    return Json.object()
        .put("yaw", turn == null ? 0 : turn.yaw())
        .put("pitch", turn == null ? 0 : turn.pitch())
        .put("roll", roll == null ? face.location().rotation() : roll);
  }
}
