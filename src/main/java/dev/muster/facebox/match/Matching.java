package dev.muster.facebox.match;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.face.Face;
import dev.muster.facebox.library.Gallery;
import dev.muster.facebox.library.Landmarks;
import dev.muster.facebox.library.People;
import dev.muster.facebox.library.Permission;
import dev.muster.facebox.library.Person;
import dev.muster.facebox.library.Recogniser;
import dev.muster.facebox.library.Sight;
import dev.muster.facebox.store.Pictures;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One-to-many comparison and its event: every comparison that finds a face and has somebody to
 * compare with is recorded, strangers included, but for the same person at the same device within
 * the duplicate window ({@code contracts/sophon.md §12.4}).
 */
public final class Matching {

  /**
   * Who is compared and where.
   *
   * @param endpoint the {@code ep_info} of the device, or what stands for it
   * @param groupId empty for all face groups
   * @param at time of the comparison, milliseconds since 1970
   */
  public record Question(
      byte[] picture,
      String deviceId,
      ObjectNode endpoint,
      Permission permission,
      String groupId,
      int leastFace,
      long at) {}

  /**
   * @param candidate the closest person, whether passed or not
   * @param imageId the photo that came closest
   * @param score 0 to 100
   */
  public record Outcome(boolean passed, double score, Person candidate, String imageId) {}

  private record Look(Face face, float[] template, byte[] crop) {}

  private final Recogniser recogniser;
  private final Gallery gallery;
  private final People people;
  private final Events events;
  private final Pictures pictures;

  public Matching(
      Recogniser recogniser, Gallery gallery, People people, Events events, Pictures pictures) {
    this.recogniser = recogniser;
    this.gallery = gallery;
    this.people = people;
    this.events = events;
    this.pictures = pictures;
  }

  /**
   * @throws Refusal 40003 broken picture, 40004 no face, 40006 face too small, 40007 too large,
   *     40008 nobody to compare with
   */
  public Outcome match(Question question) {
    Look look = recogniser.look(question.picture(), sight -> look(sight, question.leastFace()));
    Outcome outcome =
        nearest(question, look.template())
            .orElseThrow(() -> new Refusal(BoxError.EMPTY_GROUP_ERROR));
    record(question, look, outcome);
    return outcome;
  }

  private static Look look(Sight sight, int leastFace) {
    Face face = sight.largest();
    if (Math.min(face.width(), face.height()) < leastFace) {
      throw new Refusal(BoxError.LOW_QUALITY_ERROR, "the face is below min_face_size");
    }
    return new Look(face, sight.template(face), sight.crop(face));
  }

  private Optional<Outcome> nearest(Question question, float[] template) {
    return gallery
        .nearest(template, question.permission().id(), question.groupId())
        .flatMap(
            found -> {
              double score = Score.of(found.similarity(), recogniser.engine().threshold());
              return people
                  .find(found.identityId())
                  .map(person -> new Outcome(Score.passes(score), score, person, found.imageId()));
            });
  }

  private void record(Question question, Look look, Outcome outcome) {
    String identityId = outcome.passed() ? outcome.candidate().identityId() : "";
    if (events.isDuplicate(question.deviceId(), identityId, question.at())) {
      return;
    }
    List<String> kept = new ArrayList<>();
    boolean recorded = false;
    try {
      kept.add(pictures.keep(question.picture()));
      kept.add(pictures.keep(look.crop()));
      BoxEvent event = event(question, look, outcome, kept.get(0), kept.get(1));
      recorded = events.record(event).isPresent();
    } finally {
      if (!recorded) {
        kept.forEach(pictures::delete);
      }
    }
  }

  private static BoxEvent event(
      Question question, Look look, Outcome outcome, String spot, String crop) {
    Person person = outcome.candidate();
    boolean passed = outcome.passed();
    return new BoxEvent(
        0,
        0,
        question.at(),
        question.deviceId(),
        passed ? person.identityId() : "",
        passed ? person.name() : "stranger",
        passed ? person.type() : BoxEvent.STRANGER,
        outcome.score(),
        new BoxEvent.Details(
            passed ? person.wholeInfo().put("image_id", outcome.imageId()) : Json.object(),
            question.endpoint(),
            question.groupId(),
            question.permission().id(),
            question.permission().name(),
            spot,
            crop,
            passed ? outcome.imageId() : "",
            Landmarks.box(look.face()),
            Landmarks.of(look.face())));
  }
}
