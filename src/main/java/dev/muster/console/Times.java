package dev.muster.console;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Times for people: in the zone of this machine, and always with it. */
final class Times {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'xxx");

  private final ZoneId zone;

  Times(ZoneId zone) {
    this.zone = zone;
  }

  public String at(@Nullable Instant time) {
    return time == null ? "" : FORM.format(time.atZone(zone)).replace("UTC+00:00", "UTC");
  }
}
