package dev.muster.vendor.baidu;

import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Told;
import dev.muster.directory.CallCounts;
import dev.muster.directory.Cloud;
import dev.muster.directory.QuotaStops;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Until when an interface of a cloud is not called because its calls are used up. */
final class BaiduQuota {

  /** Calls that are paid for begin anew when somebody pays: asked now and then. */
  private static final Duration UNTIL_PAID = Duration.ofHours(1);

  private final QuotaStops stops;
  private final Clock clock;

  BaiduQuota(QuotaStops stops, Clock clock) {
    this.stops = stops;
    this.clock = clock;
  }

  /** No document says when the day of a quota ends (contracts/baidu.md §6, §11). */
  Outcome<Void> dayUsedUp(String cloud, Question<?> question, String words) {
    return stop(cloud, question, CallCounts.endOfDay(clock.instant()), words);
  }

  Outcome<Void> allUsedUp(String cloud, Question<?> question, String words) {
    return stop(cloud, question, clock.instant().plus(UNTIL_PAID), words);
  }

  private Outcome<Void> stop(String cloud, Question<?> question, Instant until, String words) {
    QuotaStops.Stop stop = new QuotaStops.Stop(cloud, question.operation(), until, words);
    stops.stop(stop);
    return outcome(stop);
  }

  /** Why the interface is not called at present; empty when it may be. */
  Optional<Outcome<Void>> closed(String cloud, String operation) {
    return stops.find(cloud, operation).map(BaiduQuota::outcome);
  }

  /** Why nobody can be placed at present: an interface that this takes is not called. */
  Optional<Outcome<Void>> placingClosed(Cloud cloud) {
    return stops.of(cloud.name()).stream()
        .filter(stop -> takes(cloud, "/" + stop.operation()))
        .findFirst()
        .map(BaiduQuota::outcome);
  }

  private static boolean takes(Cloud cloud, String path) {
    return path.startsWith(BaiduCalls.LIBRARY) || cloud.check() && path.equals(BaiduCalls.DETECT);
  }

  private static Outcome<Void> outcome(QuotaStops.Stop stop) {
    return new Outcome.NotReached<>(
        Told.of(
            Reason.QUOTA_USED_UP,
            "%s (%s); it is asked again from %s"
                .formatted(stop.why(), stop.operation(), stop.until())));
  }
}
