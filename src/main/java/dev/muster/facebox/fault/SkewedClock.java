package dev.muster.facebox.fault;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;

/** A clock that is as wrong as it is told to be, at every moment. */
final class SkewedClock extends Clock {

  private final Clock right;
  private final Supplier<Skew> skew;

  SkewedClock(Clock right, Supplier<Skew> skew) {
    this.right = right;
    this.skew = skew;
  }

  @Override
  public ZoneId getZone() {
    return right.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new SkewedClock(right.withZone(zone), skew);
  }

  @Override
  public Instant instant() {
    return skew.get().apply(right.instant());
  }
}
