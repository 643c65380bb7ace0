package dev.muster.facebox.v1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.library.Person;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** PictureMatch of the v1 API ({@code contracts/sophon.md §4.4.5}). */
public final class V1Match {

  private static final String NOBODY = "stranger";

  private final Bodies bodies;
  private final @Nullable Matching matching;
  private final MatchPlaces places;
  private final Pictures pictures;
  private final Clock clock;
  private final long pictureLimit;

  /**
   * @param matching absent when recognition is off
   */
  public V1Match(
      Bodies bodies,
      @Nullable Matching matching,
      MatchPlaces places,
      Pictures pictures,
      Clock clock,
      long pictureLimit) {
    this.bodies = bodies;
    this.matching = matching;
    this.places = places;
    this.pictures = pictures;
    this.clock = clock;
    this.pictureLimit = pictureLimit;
  }

  /** Not passed is a 200 with {@code retcode "0"}, not an error. */
  ServerResponse match(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.FACE);
    if (matching == null) {
      throw new Refusal(BoxError.NOT_IMPLEMENTED, "recognition is switched off");
    }
    Matching.Question question = question(fields);
    Matching.Outcome outcome = matching.match(question);
    boolean named = outcome.passed() || fields.flag("need_keep_info", false);
    Person person = outcome.candidate();
    ObjectNode answer = Json.object().put("retcode", outcome.passed() ? "1" : "0");
    answer.put("identity_id", named ? person.identityId() : "");
    answer.put("name", named ? person.name() : NOBODY);
    answer.put("score", outcome.score());
    answer.set(
        "identity_info",
        named ? person.wholeInfo().put("image_id", outcome.imageId()) : Json.object());
    if (named && fields.flag("need_register_photo", false)) {
      answer.put("reg_pic", pictures.find(outcome.imageId()).map(Photo::encode).orElse(""));
    }
    return Reply.ok(answer);
  }

  private Matching.Question question(Fields fields) {
    if (fields.has("image_file_path")) {
      throw new Refusal(BoxError.NOT_IMPLEMENTED, "image_file_path");
    }
    if (fields.has("ir_image_base64")) {
      throw new Refusal(BoxError.NOT_IMPLEMENTED, "liveness by infrared picture");
    }
    String picture =
        fields
            .optionalText("rgb_image_base64")
            .orElseThrow(() -> fields.missing("rgb_image_base64"));
    MatchPlaces.Place place = places.of(fields);
    return new Matching.Question(
        Photo.decode(picture, pictureLimit),
        place.deviceId(),
        place.endpoint(),
        place.permission(),
        place.groupId(),
        fields.number("min_face_size", 0, 0, 10_000),
        time(fields));
  }

  /** Epoch seconds with a fraction. */
  private long time(Fields fields) {
    Optional<JsonNode> time = Optional.ofNullable(fields.value("compare_time"));
    if (time.isEmpty()) {
      return clock.millis();
    }
    if (!time.get().isNumber() || !(Math.abs(time.get().doubleValue()) < 1e11)) {
      throw fields.refuse("compare_time must be a time in seconds");
    }
    return Math.round(time.get().doubleValue() * 1000);
  }
}
