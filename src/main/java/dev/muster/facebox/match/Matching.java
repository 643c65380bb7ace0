package dev.muster.facebox.match;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.face.Face;
import dev.muster.facebox.config.Configuration;
import dev.muster.facebox.config.Setting;
import dev.muster.facebox.library.Permission;
import dev.muster.facebox.library.Person;
import dev.muster.facebox.library.Recogniser;
import dev.muster.facebox.library.Sight;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One-to-many comparison and its event: every comparison that finds a face and has somebody to
 * compare with is recorded, strangers included, but for the same person at the same device within
 * the duplicate window ({@code contracts/sophon.md §12.4}). A box that only grabs faces records
 * them without comparing.
 */
public final class Matching {

  /**
   * Who is compared and where.
   *
   * @param endpoint the {@code ep_info} of the device, or what stands for it
   * @param groupId empty for all face groups
   * @param leastFace narrowest face in pixels; 0 for what the box is configured to
   * @param at time of the comparison, milliseconds since 1970
   */
  public record Question(
      byte[] picture,
      String deviceId,
      ObjectNode endpoint,
      Permission permission,
      String groupId,
      int leastFace,
      long at,
      Wish wish) {

    public Question(
        byte[] picture,
        String deviceId,
        ObjectNode endpoint,
        Permission permission,
        String groupId,
        int leastFace,
        long at) {
      this(picture, deviceId, endpoint, permission, groupId, leastFace, at, Wish.USUAL);
    }
  }

  /**
   * What else a client may say.
   *
   * @param infrared the infrared picture; kept with the event, not judged here
   * @param strangers whether the library of strangers takes part; the configuration when absent
   * @param grabbed what the capture camera says of the face; kept with the event
   */
  public record Wish(byte @Nullable [] infrared, Optional<Boolean> strangers, ObjectNode grabbed) {

    public static final Wish USUAL = new Wish(null, Optional.empty(), Json.object());
  }

  /**
   * @param passed whether the candidate may pass
   * @param candidate the closest person of the library, whether passed or not; absent when there is
   *     none, or when the box only grabs faces
   * @param imageId the photo that came closest, empty without a candidate
   * @param score 0 to 100
   * @param stranger who it is in the library of strangers
   * @param comparedNanos time of the comparison alone
   */
  public record Outcome(
      boolean passed,
      double score,
      @Nullable Person candidate,
      String imageId,
      Optional<ObjectNode> stranger,
      long comparedNanos) {}

  private final Recogniser recogniser;
  private final Comparison comparison;
  private final Recorder recorder;
  private final ArmedTimes times;
  private final Configuration configuration;

  public Matching(
      Recogniser recogniser,
      Comparison comparison,
      Recorder recorder,
      ArmedTimes times,
      Configuration configuration) {
    this.recogniser = recogniser;
    this.comparison = comparison;
    this.recorder = recorder;
    this.times = times;
    this.configuration = configuration;
  }

  /**
   * @throws Refusal NOT_IN_PASS_TIME; 40003 broken picture, 40004 no face, 40006 face too small,
   *     40007 too large, 40008 nobody to compare with
   */
  public Outcome match(Question question) {
    boolean grabbing = recorder.isGrabbing();
    times.check(question.at(), grabbing);
    int least = leastFace(question, grabbing);
    Sighting seen = recogniser.look(question.picture(), sight -> look(sight, least));
    long before = System.nanoTime();
    Comparison.Found found =
        grabbing ? Comparison.Found.NOT_COMPARED : comparison.of(question, seen);
    long nanos = System.nanoTime() - before;
    recorder.record(
        MatchEvent.of(question, seen, found),
        new Recorder.Scene(question.picture(), seen, question.wish().infrared()));
    return new Outcome(
        found.passed(),
        found.score(),
        found.person(),
        found.imageId(),
        found.stranger().map(MatchEvent::info),
        nanos);
  }

  private int leastFace(Question question, boolean grabbing) {
    return question.leastFace() > 0
        ? question.leastFace()
        : configuration.whole(grabbing ? Setting.GRAB_MIN_FACE : Setting.MIN_FACE);
  }

  private static Sighting look(Sight sight, int leastFace) {
    Face face = sight.largest();
    if (face.size() < leastFace) {
      throw new Refusal(
          BoxError.LOW_QUALITY_ERROR, "face_size: the face is narrower than " + leastFace);
    }
    return Sighting.of(sight, face);
  }
}
