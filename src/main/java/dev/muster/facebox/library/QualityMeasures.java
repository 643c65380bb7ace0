package dev.muster.facebox.library;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.face.FaceQuality;
import dev.muster.facebox.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * The measures of a face as both APIs print them ({@code contracts/sophon.md §4.4.4, §5.3.1}). The
 * scales of brightness and clarity are not published; here both go from 0 to 1. What nobody judges
 * has no value: {@code mask} is -1 as in the printed example, {@code occlusion} is empty.
 */
public final class QualityMeasures {

  private static final double WHITE = 255;

  private QualityMeasures() {}

  public static ObjectNode of(FaceQuality quality) {
    ObjectNode measures = Json.object();
    measures.put("brightness", quality.illumination() / WHITE);
    measures.put("clarity", 1 - quality.blur());
    measures.put("face_size", quality.size());
    measures.set("headpose", headpose(quality));
    measures.put("mask", -1);
    measures.putArray("occlusion");
    return measures.put("partial", !quality.isWhole());
  }

  /** Degrees; null for an angle that the engine cannot tell. */
  public static ObjectNode headpose(FaceQuality quality) {
    return angle(
        angle(
            angle(
                Json.object(),
                "pitch_angle",
                quality.turn() == null ? null : quality.turn().pitch()),
            "roll_angle",
            quality.roll()),
        "yaw_angle",
        quality.turn() == null ? null : quality.turn().yaw());
  }

  private static ObjectNode angle(ObjectNode pose, String name, @Nullable Double degrees) {
    return degrees == null ? pose.putNull(name) : pose.put(name, degrees);
  }
}
