package dev.muster.kiosk;

import dev.muster.errand.Wish;
import dev.muster.recogniser.Look;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody before a kiosk, on the way through the route.
 *
 * @param at when the picture came
 * @param picture upright, within the limits of the recogniser; empty when nobody is asked
 * @param wish what the recogniser is to be asked next
 * @param verdict what has come of it; null while that is open
 */
public record Visit(
    Kiosk kiosk,
    String request,
    Instant at,
    byte[] picture,
    @Nullable Wish<?> wish,
    @Nullable Verdict verdict) {

  static Visit ended(KioskLook look, Instant at, Verdict verdict) {
    return new Visit(look.kiosk(), look.request(), at, new byte[0], null, verdict);
  }

  Visit ended(Verdict as) {
    return new Visit(kiosk, request, at, picture, null, as);
  }

  Visit asking(Wish<?> next) {
    return new Visit(kiosk, request, at, picture, next, null);
  }

  /** True while the recogniser has still to say who it is. */
  public boolean isOpen() {
    return verdict == null;
  }

  /** True while the recogniser has still to say whether somebody is there. */
  public boolean isDoubted() {
    return verdict == null && wish instanceof Look.CheckLiveness;
  }

  /** Never the picture: this goes into logs. */
  @Override
  public String toString() {
    return "somebody at " + kiosk.name();
  }
}
