package dev.muster.kiosk;

import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.kiosk.Verdict.Kind;
import dev.muster.recogniser.Candidate;
import dev.muster.recogniser.Score;
import dev.muster.roster.Person;
import dev.muster.roster.PersonType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What follows from what a recogniser said. Asks nobody. */
final class Decision {

  private Decision() {}

  /**
   * Only a confirmed candidate is somebody. Two people who are equally close are nobody: the
   * recogniser cannot tell them apart.
   *
   * @param candidates the closest first
   * @param roster who has a person number
   */
  static Verdict who(
      List<Candidate> candidates, Function<String, Optional<Person>> roster, Instant now) {
    if (candidates.isEmpty()) {
      return Verdict.of(Kind.NOBODY);
    }
    List<Candidate> confirmed = candidates.stream().filter(Candidate::confirmed).toList();
    if (confirmed.isEmpty() || isTie(confirmed)) {
      return Verdict.of(Kind.UNSURE);
    }
    Candidate closest = confirmed.get(0);
    return roster
        .apply(closest.id())
        .map(person -> Verdict.of(kind(person, now), person, closest.score()))
        .orElseGet(() -> Verdict.of(Kind.NOT_ON_ROSTER));
  }

  private static boolean isTie(List<Candidate> confirmed) {
    Candidate closest = confirmed.get(0);
    return confirmed.stream()
        .filter(
            one ->
                closest.id().isEmpty()
                    ? !one.key().equals(closest.key())
                    : !one.id().equals(closest.id()))
        .anyMatch(one -> isAsClose(one.score(), closest.score()));
  }

  private static boolean isAsClose(@Nullable Score one, @Nullable Score other) {
    return one == null || other == null || one.closeness() >= other.closeness();
  }

  private static Kind kind(Person person, Instant now) {
    if (person.type() == PersonType.BLACKLIST) {
      return Kind.BLACKLISTED;
    }
    Instant from = person.validity().from();
    boolean early = from != null && now.isBefore(from);
    return early || person.validity().isOver(now) ? Kind.NOT_VALID : Kind.RECOGNISED;
  }

  /** A picture without a face is an empty place before the camera, and nobody's mistake. */
  static Verdict refused(Refusal refusal) {
    return switch (refusal.reason()) {
      case NO_FACE -> Verdict.of(Kind.NO_FACE);
      case NOT_LIVE -> Verdict.of(Kind.NOT_LIVE);
      default -> Verdict.trouble(Kind.REFUSED, refusal.reason(), refusal.detail());
    };
  }

  static Verdict notReached(String why) {
    return Verdict.trouble(Kind.NOT_REACHED, Reason.NOT_REACHED, why);
  }

  static Verdict noAnswer(String why) {
    return Verdict.trouble(Kind.NO_ANSWER, Reason.NO_ANSWER, why);
  }
}
