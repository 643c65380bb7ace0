package dev.muster.kiosk;

import dev.muster.call.Reason;
import dev.muster.recogniser.Score;
import dev.muster.roster.Person;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a kiosk is to say, and what is written down.
 *
 * @param person who it is; null when that is not known
 * @param score how sure the recogniser is; null when it does not say
 * @param reason why a picture was refused; null otherwise
 * @param particulars what was in the way, as it is kept; empty when nothing was
 * @param event what was written down; null when nothing was
 */
public record Verdict(
    Kind kind,
    @Nullable Person person,
    @Nullable Score score,
    @Nullable Reason reason,
    String particulars,
    @Nullable Written event) {

  /** How a look ended. */
  public enum Kind {
    /** Somebody of the roster, who may be here. */
    RECOGNISED,
    /** Somebody of the roster who is not to be let in. */
    BLACKLISTED,
    /** Somebody of the roster whose time has not begun or is over. */
    NOT_VALID,
    /** Somebody whom the recogniser knows and the roster does not. */
    NOT_ON_ROSTER,
    /** A face that nobody knows. */
    NOBODY,
    /** Somebody it may be; that decides nothing. */
    UNSURE,
    /** Nobody stands before the camera. */
    NO_FACE,
    /** A picture of somebody, it seems, and not somebody. */
    NOT_LIVE,
    /** The picture cannot be used. */
    REFUSED,
    /** The recogniser cannot be reached. */
    NOT_REACHED,
    /** The recogniser did not answer. */
    NO_ANSWER;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The event that somebody has become.
   *
   * @param at when it happened
   * @param again true when it was there already: this look added nothing
   */
  public record Written(String id, Instant at, boolean again) {}

  static Verdict of(Kind kind) {
    return new Verdict(kind, null, null, null, "", null);
  }

  static Verdict of(Kind kind, Person person, @Nullable Score score) {
    return new Verdict(kind, person, score, null, "", null);
  }

  static Verdict trouble(Kind kind, @Nullable Reason reason, String particulars) {
    return new Verdict(kind, null, null, reason, particulars, null);
  }

  Verdict written(Written as) {
    return new Verdict(kind, person, score, reason, particulars, as);
  }

  /** Without whom it is about. */
  @Override
  public String toString() {
    return kind.word();
  }
}
