package dev.muster.facebox;

import dev.muster.facebox.match.Liveness;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What of the appliance the box imitates, and what it keeps.
 *
 * @param systemPort second TCP port with the same API, where the appliance has login and password
 *     (8888); 0 for none
 * @param restartTime how long the box is away after a wipe
 * @param liveness what it answers when it is asked whether a face is alive, which it cannot judge
 * @param imageUrls whether it downloads pictures that clients name by address; off, because the API
 *     asks for no password and anybody could make the box fetch from hosts that only it reaches
 * @param events most events that are kept; the oldest go, but none that is still to be uploaded
 */
@ConfigurationProperties("muster.facebox")
record ApplianceSettings(
    @DefaultValue("0") int systemPort,
    @DefaultValue("2s") Duration restartTime,
    @DefaultValue("refuse") Liveness liveness,
    @DefaultValue("false") boolean imageUrls,
    @DefaultValue("1000000") int events) {

  ApplianceSettings {
    if (systemPort < 0 || systemPort > 65_535) {
      throw wrong("system-port", systemPort, "0 to 65535");
    }
    if (restartTime.isNegative() || restartTime.compareTo(Duration.ofMinutes(10)) > 0) {
      throw wrong("restart-time", restartTime, "PT0S to PT10M");
    }
    if (events < 1 || events > 100_000_000) {
      throw wrong("events", events, "1 to 100000000");
    }
  }

  private static IllegalArgumentException wrong(String key, Object value, String allowed) {
    return new IllegalArgumentException(
        "muster.facebox.%s is %s; allowed: %s".formatted(key, value, allowed));
  }
}
