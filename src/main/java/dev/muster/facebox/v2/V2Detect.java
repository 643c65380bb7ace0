package dev.muster.facebox.v2;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.face.Face;
import dev.muster.facebox.library.Feature;
import dev.muster.facebox.library.Landmarks;
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
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Face detection of the v2 API, largest face first ({@code contracts/sophon.md §5.3.1}). */
public final class V2Detect {

  private static final int MOST_FACES = 100;

  private record Wish(boolean feature, boolean attribute, boolean headpose, boolean landmark) {}

  private final Bodies bodies;
  private final @Nullable Recogniser recogniser;
  private final SentPictures pictures;

  /**
   * @param recogniser absent when recognition is off
   */
  public V2Detect(Bodies bodies, @Nullable Recogniser recogniser, SentPictures pictures) {
    this.bodies = bodies;
    this.recogniser = recogniser;
    this.pictures = pictures;
  }

  /** A picture without a face is an empty list. */
  ServerResponse detect(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.V2);
    Recogniser looking = Looking.on(recogniser);
    Wish wish =
        new Wish(
            fields.flag("with_feature", false),
            fields.flag("with_attribute", false),
            fields.flag("with_headpose", false),
            fields.flag("with_landmark", false));
    int most = fields.number("max_num_faces", 10, 1, MOST_FACES);
    byte[] picture = pictures.one(fields, "image_base64_str", "image_path");
    ObjectNode answer = Json.object();
    answer.set("faces", looking.look(picture, sight -> rows(sight, wish, most)));
    return Reply.ok(answer);
  }

  private static ArrayNode rows(Sight sight, Wish wish, int most) {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    sight.faces().stream().limit(most).forEach(face -> rows.add(row(sight, face, wish)));
    return rows;
  }

  /** What the engine does not judge is null. */
  private static ObjectNode row(Sight sight, Face face, Wish wish) {
    ObjectNode row = Json.object();
    if (wish.attribute()) {
      row.putObject("attribute").putNull("age").putNull("gender").putNull("glasses");
    }
    row.set("bbox", FaceAttributes.numbers(Landmarks.box(face)));
    if (wish.landmark()) {
      row.set("landmark", FaceAttributes.numbers(Landmarks.of(face)));
    }
    if (wish.headpose()) {
      row.set("headpose", QualityMeasures.headpose(sight.quality(face)));
    }
    if (wish.feature()) {
      row.put("feature_base64_str", Feature.base64(sight.template(face)));
    }
    return row;
  }
}
