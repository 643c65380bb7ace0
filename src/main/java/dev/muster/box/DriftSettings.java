package dev.muster.box;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When boxes are compared with what is wanted of them; the route names both as placeholders.
 *
 * @param driftEvery how often
 * @param driftFirst how long after the start for the first time
 */
@ConfigurationProperties("muster")
record DriftSettings(
    @DefaultValue("15m") Duration driftEvery, @DefaultValue("30s") Duration driftFirst) {

  DriftSettings {
    range("muster.drift-every", driftEvery, Duration.ofSeconds(1));
    range("muster.drift-first", driftFirst, Duration.ZERO);
  }

  private static void range(String key, Duration value, Duration least) {
    if (value.compareTo(least) < 0 || value.compareTo(Duration.ofDays(7)) > 0) {
      throw new IllegalArgumentException(
          "%s is %s; allowed are %ds to 7d".formatted(key, value, least.toSeconds()));
    }
  }
}
