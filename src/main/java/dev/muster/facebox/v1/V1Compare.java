package dev.muster.facebox.v1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.library.QualityLevel;
import dev.muster.facebox.match.CardCheck;
import dev.muster.facebox.wire.Bodies;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Family;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Refusal;
import dev.muster.facebox.wire.Reply;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** One-to-one comparison of a person with an identity card ({@code contracts/sophon.md §4.4.3}). */
public final class V1Compare {

  private final Bodies bodies;
  private final @Nullable CardCheck check;
  private final V1SentPictures sent;
  private final Clock clock;

  /**
   * @param check absent when recognition is off
   */
  public V1Compare(Bodies bodies, @Nullable CardCheck check, V1SentPictures sent, Clock clock) {
    this.bodies = bodies;
    this.check = check;
    this.sent = sent;
    this.clock = clock;
  }

  /** The score is on the raw scale, and {@code identity_id} is always empty as in the example. */
  ServerResponse compare(ServerRequest request) throws IOException {
    long start = System.nanoTime();
    Fields fields = bodies.read(request, Family.FACE);
    if (check == null) {
      throw new Refusal(BoxError.NOT_IMPLEMENTED, "recognition is switched off");
    }
    CardCheck.Question question =
        new CardCheck.Question(
            sent.base64(fields, "card_image_base64"),
            sent.base64(fields, "face_image_base64"),
            V1Levels.comparison(fields, QualityLevel.NO),
            threshold(fields),
            fields.flag("need_save", false),
            V1Info.bounded(fields, fields.object("identity_info").orElseGet(Json::object)),
            V1Time.millis(fields, "compare_time").orElseGet(clock::millis));
    CardCheck.Outcome outcome = check.compare(question);
    boolean named = outcome.passed() && !question.name().isEmpty();
    ObjectNode answer =
        Json.object()
            .put("retcode", outcome.passed() ? "1" : "0")
            .put("identity_id", "")
            .put("name", named ? question.name() : "stranger")
            .put("score", outcome.score());
    if (fields.flag("with_debug_info", false)) {
      answer
          .putObject("debug_info")
          .put("totaltime", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }
    return Reply.ok(answer);
  }

  private static double threshold(Fields fields) {
    JsonNode value = fields.value("threshold");
    if (value == null) {
      return CardCheck.MIDDLE;
    }
    if (value.isNumber() && value.doubleValue() >= 0 && value.doubleValue() < 1) {
      return value.doubleValue();
    }
    return switch (value.asText()) {
      case "high" -> CardCheck.HIGH;
      case "middle" -> CardCheck.MIDDLE;
      case "low" -> CardCheck.LOW;
      default -> throw fields.refuse("threshold must be high, middle, low or a number below 1");
    };
  }
}
