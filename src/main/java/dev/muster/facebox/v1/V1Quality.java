package dev.muster.facebox.v1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.face.Face;
import dev.muster.facebox.library.Landmarks;
import dev.muster.facebox.library.QualityLevel;
import dev.muster.facebox.library.QualityMeasures;
import dev.muster.facebox.library.Recogniser;
import dev.muster.facebox.library.Sight;
import dev.muster.facebox.match.FaceAttributes;
import dev.muster.facebox.wire.Bodies;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Family;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Refusal;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Photo quality of the v1 API, of the largest face ({@code contracts/sophon.md §4.4.4, §9}). A
 * failed check is a 200 with {@code fiqa_result} false.
 */
public final class V1Quality {

  /** What is judged; mask and occlusion are not. */
  private static final List<String> ITEMS =
      List.of("face_size", "clarity", "headpose", "partial", "brightness");

  private final Bodies bodies;
  private final @Nullable Recogniser recogniser;
  private final V1SentPictures sent;

  /**
   * @param recogniser absent when recognition is off
   */
  public V1Quality(Bodies bodies, @Nullable Recogniser recogniser, V1SentPictures sent) {
    this.bodies = bodies;
    this.recogniser = recogniser;
    this.sent = sent;
  }

  ServerResponse judge(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.FACE);
    if (recogniser == null) {
      throw new Refusal(BoxError.NOT_IMPLEMENTED, "recognition is switched off");
    }
    byte[] picture = sent.base64(fields, "image_base64_str");
    QualityLevel level = V1Levels.comparison(fields, QualityLevel.HIGH);
    return Answer.data(
        recogniser.look(picture, sight -> Json.MAPPER.createArrayNode().add(row(sight, level))));
  }

  /** Every item that the level asks about is in one of the two lists. */
  private static ObjectNode row(Sight sight, QualityLevel level) {
    Face face = sight.largest();
    List<String> failed = level.failed(sight, face);
    ObjectNode row = Json.object();
    row.set("bbox", FaceAttributes.numbers(Landmarks.box(face)));
    row.set("fails", Json.array(failed));
    row.put("fiqa_result", failed.isEmpty());
    row.set("info", QualityMeasures.of(sight.quality(face)));
    row.put("score", face.confidence() == null ? 1 : face.confidence());
    row.set("success", Json.array(ITEMS.stream().filter(item -> !failed.contains(item)).toList()));
    return row;
  }
}
