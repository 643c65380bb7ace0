package dev.muster.facebox.v2;

import dev.muster.face.FaceEngine;
import dev.muster.facebox.config.Configuration;
import dev.muster.facebox.library.QualityLevel;
import dev.muster.facebox.library.Recogniser;
import dev.muster.facebox.match.Score;
import dev.muster.facebox.wire.Bodies;
import dev.muster.facebox.wire.Family;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Reply;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** One-to-one comparison of the v2 API ({@code contracts/sophon.md §5.3.1}); it leaves no event. */
public final class V2Compare {

  private final Bodies bodies;
  private final @Nullable Recogniser recogniser;
  private final Configuration configuration;
  private final SentPictures pictures;

  /**
   * @param recogniser absent when recognition is off
   */
  public V2Compare(
      Bodies bodies,
      @Nullable Recogniser recogniser,
      Configuration configuration,
      SentPictures pictures) {
    this.bodies = bodies;
    this.recogniser = recogniser;
    this.configuration = configuration;
    this.pictures = pictures;
  }

  ServerResponse compare(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.V2);
    Recogniser looking = Looking.on(recogniser);
    QualityLevel level = Looking.level(fields, QualityLevel.NO);
    byte[] first = pictures.one(fields, "image_1_base64", "image_1_path");
    byte[] second = pictures.one(fields, "image_2_base64", "image_2_path");
    float cosine =
        FaceEngine.similarity(
            Looking.template(looking, first, level), Looking.template(looking, second, level));
    Score score = Score.configured(configuration, looking.engine().threshold());
    return Reply.ok(Json.object().put("score", score.of(cosine)));
  }
}
