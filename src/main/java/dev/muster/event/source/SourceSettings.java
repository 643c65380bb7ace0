package dev.muster.event.source;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events are looked for besides the push; the routes name some of these as placeholders.
 *
 * @param catchUpEvery how often the history of a box is asked for, besides whenever something may
 *     have been missed; 0 is never, and nothing is caught up then
 * @param catchUpFrom how far back the history of a box is read that was never read before
 * @param catchUpOverlap how far behind its latest event a box may still write an earlier one down
 * @param liveRefresh how often the devices of a box are asked for, whose realtime events are wanted
 * @param liveQuiet how long a realtime connection may be silent, pings unanswered, until it counts
 *     as broken
 * @param quietAfter how long nothing may come from a box until it is called quiet
 */
@ConfigurationProperties("muster.events")
public record SourceSettings(
    @DefaultValue("5m") Duration catchUpEvery,
    @DefaultValue("24h") Duration catchUpFrom,
    @DefaultValue("2m") Duration catchUpOverlap,
    @DefaultValue("1m") Duration liveRefresh,
    @DefaultValue("1m") Duration liveQuiet,
    @DefaultValue("24h") Duration quietAfter) {

  private static final Duration DAY = Duration.ofDays(1);

  public SourceSettings {
    if (!catchUpEvery.isZero()) {
      range("catch-up-every", catchUpEvery, Duration.ofSeconds(1), DAY);
    }
    range("catch-up-from", catchUpFrom, Duration.ZERO, Duration.ofDays(366));
    range("catch-up-overlap", catchUpOverlap, Duration.ofSeconds(1), DAY);
    range("live-refresh", liveRefresh, Duration.ofSeconds(1), DAY);
    range("live-quiet", liveQuiet, Duration.ofSeconds(1), DAY);
    range("quiet-after", quietAfter, Duration.ofMinutes(1), Duration.ofDays(366));
  }

  /** False when nothing is ever asked for. */
  public boolean catchesUp() {
    return !catchUpEvery.isZero();
  }

  private static void range(String key, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "muster.events.%s is %s; allowed are %ds to %dh"
              .formatted(key, value, least.toSeconds(), most.toHours()));
    }
  }
}
