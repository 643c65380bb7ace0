package dev.muster.facebox.v1;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.face.Face;
import dev.muster.facebox.library.Landmarks;
import dev.muster.facebox.library.QualityLevel;
import dev.muster.facebox.library.Recogniser;
import dev.muster.facebox.match.FaceAttributes;
import dev.muster.facebox.wire.Bodies;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Family;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Refusal;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Photo quality of the v1 API, of the largest face ({@code contracts/sophon.md §4.4.4, §9}). A
 * failed check is a 200 with {@code fiqa_result} false.
 */
public final class V1Quality {

  private static final String SIZE = "face_size";

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
        recogniser.look(
            picture, sight -> Json.MAPPER.createArrayNode().add(row(sight.largest(), level))));
  }

  private static ObjectNode row(Face face, QualityLevel level) {
    boolean good = level.isLargeEnough(face);
    ObjectNode row = Json.object();
    row.set("bbox", FaceAttributes.numbers(Landmarks.box(face)));
    ArrayNode fails = row.putArray("fails");
    row.put("fiqa_result", good);
    row.putObject("info").put(SIZE, Math.min(face.width(), face.height()));
    row.put("score", 1);
    (good ? row.putArray("success") : fails).add(SIZE);
    row.withArray("success");
    return row;
  }
}
