package dev.muster.kiosk;

import dev.muster.call.Outcome;
import dev.muster.enrol.photo.PhotoProfile;
import dev.muster.enrol.photo.Studio;
import dev.muster.enrol.photo.UprightPicture;
import dev.muster.errand.Errand;
import dev.muster.errand.Wish;
import dev.muster.kiosk.Verdict.Kind;
import dev.muster.recogniser.Candidate;
import dev.muster.recogniser.Features;
import dev.muster.recogniser.Liveness;
import dev.muster.recogniser.Look;
import dev.muster.recogniser.Recogniser;
import dev.muster.recogniser.Skill;
import dev.muster.roster.Roster;
import dev.muster.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The steps of a look between the calls: what to ask next, and what follows from the answer. */
public final class KioskVisits {

  /** Enough to see that two are equally close. */
  private static final int CANDIDATES = 3;

  private final Kiosks kiosks;
  private final KioskEvents events;
  private final Studio studio;
  private final RosterFaces faces;
  private final Store store;
  private final Clock clock;

  KioskVisits(
      Kiosks kiosks,
      KioskEvents events,
      Studio studio,
      RosterFaces faces,
      Store store,
      Clock clock) {
    this.kiosks = kiosks;
    this.events = events;
    this.studio = studio;
    this.faces = faces;
    this.store = store;
    this.clock = clock;
  }

  /** A request that has become an event is answered with it; for any other somebody is asked. */
  public Visit begin(KioskLook look) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return events
        .known(look)
        .map(known -> Visit.ended(look, now, known))
        .orElseGet(() -> prepared(look, now));
  }

  private Visit prepared(KioskLook look, Instant now) {
    Recogniser recogniser = kiosks.recogniser(look.kiosk());
    PhotoProfile profile =
        new PhotoProfile(recogniser.photo().maxBytes(), recogniser.photo().maxSide());
    Outcome<UprightPicture> picture = studio.upright(look.picture(), profile);
    return picture.fold(
        upright -> begun(look, now, upright.jpeg()),
        refusal -> Visit.ended(look, now, Decision.refused(refusal)),
        why -> Visit.ended(look, now, Decision.notReached(why)),
        why -> Visit.ended(look, now, Decision.noAnswer(why)));
  }

  private Visit begun(KioskLook look, Instant now, byte[] picture) {
    Kiosk kiosk = look.kiosk();
    Wish<?> first =
        kiosk.liveness()
            ? new Look.CheckLiveness(kiosk.recogniser(), List.of(picture))
            : who(kiosk, picture);
    return new Visit(kiosk, look.request(), now, picture, first, null);
  }

  private Wish<?> who(Kiosk kiosk, byte[] picture) {
    return kiosks.recogniser(kiosk).skills().contains(Skill.IDENTIFY)
        ? new Look.Identify(kiosk.recogniser(), picture, CANDIDATES)
        : new Look.Describe(kiosk.recogniser(), picture);
  }

  /** Takes down what the recogniser has said to what the visit waits for. */
  public Visit answered(Visit visit, Errand<?> errand) {
    Outcome<?> outcome = errand.outcome();
    if (outcome == null) {
      throw new IllegalStateException("the route of " + errand.verb() + " ended without outcome");
    }
    return outcome.fold(
        said -> told(visit, said),
        refusal -> visit.ended(Decision.refused(refusal)),
        why -> visit.ended(Decision.notReached(why)),
        why -> visit.ended(Decision.noAnswer(why)));
  }

  private Visit told(Visit visit, Object said) {
    if (said instanceof Liveness liveness) {
      return liveness.isLive()
          ? visit.asking(who(visit.kiosk(), visit.picture()))
          : visit.ended(Verdict.of(Kind.NOT_LIVE));
    }
    List<Candidate> candidates =
        said instanceof Features features
            ? faces.candidates(features, CANDIDATES)
            : ((List<?>) said).stream().map(Candidate.class::cast).toList();
    return visit.ended(
        Decision.who(candidates, id -> store.read(db -> Roster.find(db, id)), visit.at()));
  }
}
