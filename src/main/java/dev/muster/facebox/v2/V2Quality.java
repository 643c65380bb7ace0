package dev.muster.facebox.v2;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.face.Face;
import dev.muster.facebox.library.Landmarks;
import dev.muster.facebox.library.QualityLevel;
import dev.muster.facebox.library.QualityMeasures;
import dev.muster.facebox.library.Recogniser;
import dev.muster.facebox.library.Sight;
import dev.muster.facebox.match.FaceAttributes;
import dev.muster.facebox.wire.Bodies;
import dev.muster.facebox.wire.Family;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Reply;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Photo quality of the v2 API, of the largest face ({@code contracts/sophon.md §5.3.1, §9}). A
 * failed check is a 200 with {@code fiqa_result} false; level {@code no} checks nothing.
 */
public final class V2Quality {

  private final Bodies bodies;
  private final @Nullable Recogniser recogniser;
  private final SentPictures pictures;

  /**
   * @param recogniser absent when recognition is off
   */
  public V2Quality(Bodies bodies, @Nullable Recogniser recogniser, SentPictures pictures) {
    this.bodies = bodies;
    this.recogniser = recogniser;
    this.pictures = pictures;
  }

  ServerResponse judge(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.V2);
    Recogniser looking = Looking.on(recogniser);
    QualityLevel level = Looking.level(fields, QualityLevel.HIGH);
    byte[] picture = pictures.one(fields, "image_base64_str", "image_path");
    return Reply.ok(looking.look(picture, sight -> verdict(sight, level)));
  }

  private static ObjectNode verdict(Sight sight, QualityLevel level) {
    Face face = sight.largest();
    List<String> failed = level.failed(sight, face);
    ObjectNode verdict = Json.object().put("fiqa_result", failed.isEmpty());
    ObjectNode details = verdict.putObject("detailed_result");
    details.set("bbox", FaceAttributes.numbers(Landmarks.box(face)));
    details.set(
        "passed_items",
        Json.array(level.items().stream().filter(item -> !failed.contains(item)).toList()));
    details.set("failed_items", Json.array(failed));
    details.set("detailed_scores", QualityMeasures.of(sight.quality(face)));
    return verdict;
  }
}
