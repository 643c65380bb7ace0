package dev.muster.facebox.v2;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.library.Person;
import dev.muster.facebox.match.FaceAttributes;
import dev.muster.facebox.match.Liveness;
import dev.muster.facebox.match.MatchPlaces;
import dev.muster.facebox.match.Matching;
import dev.muster.facebox.store.Pictures;
import dev.muster.facebox.wire.Bodies;
import dev.muster.facebox.wire.Family;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Photo;
import dev.muster.facebox.wire.Reply;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** One-to-many comparison of the v2 API ({@code contracts/sophon.md §5.3.2}). */
public final class V2Search {

  private static final String OFF = "liveness_off";
  private static final String INFRARED = "liveness_rgb_ir";
  private static final List<String> LIVENESS_MODES = List.of(OFF, "liveness_rgb", INFRARED);

  /** What a comparison needs beside the comparison itself. */
  public record Surroundings(
      MatchPlaces places, Pictures pictures, Clock clock, Liveness liveness) {}

  private final Bodies bodies;
  private final @Nullable Matching matching;
  private final Surroundings around;
  private final SentPictures sent;

  /**
   * @param matching absent when recognition is off
   */
  public V2Search(
      Bodies bodies, @Nullable Matching matching, Surroundings around, SentPictures sent) {
    this.bodies = bodies;
    this.matching = matching;
    this.around = around;
    this.sent = sent;
  }

  /**
   * Who did not pass is named all the same, as in the printed example; only the photo is hidden by
   * {@code with_result_modification}. It is a 200, never MATCH_FAIL.
   */
  ServerResponse search(ServerRequest request) throws IOException {
    long start = System.nanoTime();
    Fields fields = bodies.read(request, Family.V2);
    Matching.Outcome outcome = Looking.on(matching).match(question(fields));
    ObjectNode answer = answer(fields, outcome);
    if (fields.flag("with_attribute", false)) {
      answer.set("recognize_face_attr", FaceAttributes.unknown());
    }
    if (fields.flag("with_debug_info", true)) {
      answer
          .putObject("debug_info")
          .put("comparetime", TimeUnit.NANOSECONDS.toMillis(outcome.comparedNanos()))
          .put("totaltime", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }
    return Reply.ok(answer);
  }

  private ObjectNode answer(Fields fields, Matching.Outcome outcome) {
    Person person = outcome.candidate();
    ObjectNode answer = Json.object().put("result", outcome.passed());
    answer.put("score", outcome.score());
    answer.put("identity_id", person == null ? "" : person.identityId());
    answer.set("identity_info", person == null ? Json.object() : IdentityRow.of(person));
    if (fields.flag("with_register_photo", false)) {
      boolean shown = outcome.passed() || !fields.flag("with_result_modification", true);
      answer.put("register_image", shown ? photo(outcome.imageId()) : "");
    }
    return answer;
  }

  private String photo(String imageId) {
    return around.pictures().find(imageId).map(Photo::encode).orElse("");
  }

  private Matching.Question question(Fields fields) {
    byte[] picture = sent.one(fields, "rgb_image_base64", "rgb_image_path");
    Optional<byte[]> infrared = sent.optional(fields, "ir_image_base64", "ir_image_path");
    MatchPlaces.Place place = place(fields);
    checkLiveness(fields, infrared.isPresent());
    boolean ordinaryOnly = fields.flag("with_default_group_only", false);
    return new Matching.Question(
        picture,
        place.deviceId(),
        place.endpoint(),
        place.permission(),
        place.groupId(),
        fields.number("min_face_size", 0, 0, 10_000),
        around.clock().millis(),
        new Matching.Wish(
            infrared.orElse(null),
            ordinaryOnly ? Optional.of(false) : Optional.empty(),
            Json.object()));
  }

  private MatchPlaces.Place place(Fields fields) {
    Optional<String> ip = given(fields, "media_device_ip");
    Optional<String> permission = given(fields, "permission_name");
    if (ip.isEmpty() && permission.isEmpty()) {
      throw fields.missing("media_device_ip | permission_name");
    }
    return around.places().at(ip, permission);
  }

  /** Off unless it is asked for, also with an infrared picture. */
  private void checkLiveness(Fields fields, boolean infrared) {
    String mode = given(fields, "with_liveness_check").orElse(OFF);
    if (!LIVENESS_MODES.contains(mode)) {
      throw fields.refuse("with_liveness_check must be one of " + LIVENESS_MODES);
    }
    if (mode.equals(INFRARED) && !infrared) {
      throw fields.missing("ir_image_base64 | ir_image_path");
    }
    around.liveness().check(mode, infrared);
  }

  private static Optional<String> given(Fields fields, String name) {
    return fields.optionalName(name).filter(text -> !text.isEmpty());
  }
}
