package dev.muster.enrol;

import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.enrol.ledger.Applicant.Caution;
import dev.muster.enrol.photo.Description;
import dev.muster.enrol.photo.KnownFaces;
import dev.muster.enrol.photo.LateFaces;
import dev.muster.enrol.photo.Portrait;
import dev.muster.errand.Errand;
import dev.muster.recogniser.Features;
import dev.muster.recogniser.Look;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Has a recogniser describe the face of an arriving photo, when one is configured for that. It
 * refuses nobody: a photo whose face it does not describe now is enrolled with a warning and
 * compared later.
 */
public final class FaceDescription {

  private final @Nullable String recogniser;
  private final KnownFaces faces;
  private final LateFaces late;

  /**
   * @param recogniser its name; null when the engine of this program describes faces
   */
  FaceDescription(@Nullable String recogniser, KnownFaces faces, LateFaces late) {
    this.recogniser = recogniser;
    this.faces = faces;
    this.late = late;
  }

  /** Takes what is known of the same photo already. */
  public Arrival recall(Arrival arrival) {
    return isWanted(arrival)
        ? faces
            .known(arrival.digest())
            .map(face -> arrival.prepared(portrait(arrival).described(face)))
            .orElse(arrival)
        : arrival;
  }

  /** Whether the recogniser has to be asked. */
  public boolean isWanted(Arrival arrival) {
    Portrait portrait = arrival.portrait();
    return recogniser != null
        && !arrival.isRefused()
        && portrait != null
        && portrait.face() == null
        && faces.isWatching();
  }

  /** The question: of the pictures that directories receive the largest. */
  public Look.Describe wish(Arrival arrival) {
    byte[] picture =
        portrait(arrival).forms().values().stream()
            .max(Comparator.comparingInt(one -> one.length))
            .orElseThrow();
    return new Look.Describe(String.valueOf(recogniser), picture);
  }

  /** What the recogniser said, or that it has not said anything. */
  @SuppressWarnings("unchecked") // the question was one for features
  public Arrival take(Arrival arrival, Errand<?> answered) {
    Outcome<Features> outcome = (Outcome<Features>) answered.outcome();
    Description said =
        outcome == null
            ? new Description(null, "the route ended without an outcome")
            : Description.of(outcome);
    if (said.face() != null) {
      return arrival.prepared(portrait(arrival).described(said.face()));
    }
    if (said.awaited() == null) {
      return arrival;
    }
    late.expect();
    Refusal why = new Refusal(Reason.FACE_NOT_COMPARED, String.valueOf(recogniser));
    return arrival.cautioned(new Caution(why, false));
  }

  private static Portrait portrait(Arrival arrival) {
    Portrait portrait = arrival.portrait();
    if (portrait == null) {
      throw new IllegalStateException("the photo " + arrival + " was not prepared");
    }
    return portrait;
  }
}
