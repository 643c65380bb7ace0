package dev.muster.facebox.v1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.library.Person;
import dev.muster.facebox.match.FaceAttributes;
import dev.muster.facebox.match.Liveness;
import dev.muster.facebox.match.MatchPlaces;
import dev.muster.facebox.match.Matching;
import dev.muster.facebox.store.Pictures;
import dev.muster.facebox.wire.Bodies;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Family;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Photo;
import dev.muster.facebox.wire.Refusal;
import dev.muster.facebox.wire.Reply;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** PictureMatch of the v1 API ({@code contracts/sophon.md §4.4.5}). */
public final class V1Match {

  private static final String NOBODY = "stranger";
  private static final List<String> LIVENESS_MODES =
      List.of("liveness_off", "liveness_rgb", "liveness_rgb_ir");

  /** What a comparison needs beside the comparison itself. */
  public record Surroundings(
      MatchPlaces places, Pictures pictures, Clock clock, Liveness liveness) {}

  private final Bodies bodies;
  private final @Nullable Matching matching;
  private final Surroundings around;
  private final V1SentPictures sent;

  /**
   * @param matching absent when recognition is off
   */
  public V1Match(
      Bodies bodies, @Nullable Matching matching, Surroundings around, V1SentPictures sent) {
    this.bodies = bodies;
    this.matching = matching;
    this.around = around;
    this.sent = sent;
  }

  /** Not passed is a 200 with {@code retcode "0"}, not an error. */
  ServerResponse match(ServerRequest request) throws IOException {
    long start = System.nanoTime();
    Fields fields = bodies.read(request, Family.FACE);
    if (matching == null) {
      throw new Refusal(BoxError.NOT_IMPLEMENTED, "recognition is switched off");
    }
    Matching.Outcome outcome = matching.match(question(fields));
    ObjectNode answer = answer(fields, outcome);
    if (fields.flag("with_attribute", false)) {
      answer.set("recognize_face_attr", FaceAttributes.unknown());
    }
    if (fields.flag("with_debug_info", false)) {
      answer
          .putObject("debug_info")
          .put("comparetime", TimeUnit.NANOSECONDS.toMillis(outcome.comparedNanos()))
          .put("totaltime", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }
    return Reply.ok(answer);
  }

  private ObjectNode answer(Fields fields, Matching.Outcome outcome) {
    boolean named = outcome.passed() || fields.flag("need_keep_info", false);
    Person person = named ? outcome.candidate() : null;
    ObjectNode answer = Json.object().put("retcode", outcome.passed() ? "1" : "0");
    answer.put("identity_id", person == null ? "" : person.identityId());
    answer.put("name", person == null ? NOBODY : person.name());
    answer.put("score", outcome.score());
    answer.set(
        "identity_info",
        person == null
            ? outcome.stranger().orElseGet(Json::object)
            : person.wholeInfo().put("image_id", outcome.imageId()));
    if (person != null && fields.flag("need_register_photo", false)) {
      answer.put(
          "reg_pic", around.pictures().find(outcome.imageId()).map(Photo::encode).orElse(""));
    }
    return answer;
  }

  private Matching.Question question(Fields fields) {
    byte[] picture = sent.pathOrBase64(fields, "image_file_path", "rgb_image_base64");
    Optional<byte[]> infrared = sent.unseen(fields, "ir_image_base64");
    MatchPlaces.Place place = around.places().of(fields);
    around.liveness().check(livenessMode(fields), infrared.isPresent());
    Optional<Boolean> strangers =
        fields.has("support_stranger")
            ? Optional.of(fields.flag("support_stranger", false))
            : Optional.empty();
    return new Matching.Question(
        picture,
        place.deviceId(),
        place.endpoint(),
        place.permission(),
        place.groupId(),
        fields.number("min_face_size", 0, 0, 10_000),
        V1Time.millis(fields, "compare_time").orElseGet(around.clock()::millis),
        new Matching.Wish(
            infrared.orElse(null),
            strangers,
            fields
                .object("grab_fiqa_info")
                .map(info -> V1Info.bounded(fields, info))
                .orElseGet(Json::object)));
  }

  /** Empty when the client does not say. */
  private static String livenessMode(Fields fields) {
    String mode = fields.optionalText("liveness_mode").orElse("");
    if (!mode.isEmpty() && !LIVENESS_MODES.contains(mode)) {
      throw fields.refuse("liveness_mode must be one of " + LIVENESS_MODES);
    }
    return mode;
  }
}
