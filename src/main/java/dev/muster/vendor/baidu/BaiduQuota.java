package dev.muster.vendor.baidu;

import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Told;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Until when a cloud whose calls are used up is not called. Nothing is kept over a restart: that
 * costs one call.
 */
final class BaiduQuota {

  /**
   * The day of a quota ends at midnight there; no document says so (contracts/baidu.md §6, §11).
   */
  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

  /** Calls that are paid for begin anew when somebody pays: asked now and then. */
  private static final Duration UNTIL_PAID = Duration.ofHours(1);

  private record Shut(Instant until, String why) {}

  private final Clock clock;
  private final Map<String, Shut> shut = new ConcurrentHashMap<>();

  BaiduQuota(Clock clock) {
    this.clock = clock;
  }

  /** The calls of the cloud are used up: nobody asks it again before its reset. */
  Outcome<String> usedUp(String cloud, boolean today, String words) {
    Instant now = clock.instant();
    Instant until = today ? midnight(now) : now.plus(UNTIL_PAID);
    shut.put(cloud, new Shut(until, words));
    return outcome(new Shut(until, words));
  }

  /** Why the cloud is not called at present; empty when it may be. */
  Optional<Outcome<String>> closed(String cloud) {
    Shut known = shut.get(cloud);
    if (known == null) {
      return Optional.empty();
    }
    if (clock.instant().isBefore(known.until())) {
      return Optional.of(outcome(known));
    }
    shut.remove(cloud, known);
    return Optional.empty();
  }

  private static Outcome<String> outcome(Shut known) {
    return new Outcome.NotReached<>(
        Told.of(
            Reason.QUOTA_USED_UP,
            "%s; it is asked again from %s".formatted(known.why(), known.until())));
  }

  private static Instant midnight(Instant now) {
    return now.atZone(BEIJING).toLocalDate().plusDays(1).atStartOfDay(BEIJING).toInstant();
  }
}
