package dev.muster.console;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.muster.event.BoxClocks;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A box as a person sees it.
 *
 * @param reason why it does not answer
 * @param restsUntil until when it is left alone
 * @param people how many placements there are in each state
 * @param clock how far its clock is off ours; null before its first event since the start
 * @param sources how its events come in
 * @param perMinute how many people were placed on it or removed from it in the last minute
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record BoxView(
    String name,
    String url,
    Standing standing,
    @Nullable String reason,
    @Nullable Instant restsUntil,
    @Nullable Instant answeredAt,
    List<DeviceView> devices,
    List<Part> setUp,
    Map<String, Long> people,
    @Nullable ClockView clock,
    SourcesView sources,
    long perMinute) {

  /** Whether it answers, by the last that was asked of it. */
  enum Standing {
    ANSWERS,
    SILENT,
    NOT_ASKED;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * How far a clock is off ours.
   *
   * @param aheadSeconds negative when it is behind
   * @param alarm true when that is more than the configuration allows
   * @param zoneHours how many hours a wrong time zone would make, when it looks like one
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record ClockView(long aheadSeconds, boolean alarm, @Nullable Double zoneHours) {

    static ClockView of(BoxClocks.Skew skew) {
      return new ClockView(
          skew.skew().toSeconds(),
          skew.alarm(),
          skew.zone().map(zone -> zone.toMinutes() / 60.0).orElse(null));
    }
  }

  /** A turnstile or camera of the configuration. */
  record DeviceView(String name, String address, String group) {}

  /**
   * Something that stands on the box, or that the box refused.
   *
   * @param problem empty when it stands
   */
  record Part(String part, String item, String problem) {}

  /** How many people it has still to be asked about. */
  public long waiting() {
    return people.getOrDefault("pending", 0L)
        + people.getOrDefault("failed", 0L)
        + people.getOrDefault("removing", 0L);
  }

  /** What the box refused of its own set-up. */
  public List<Part> problems() {
    return setUp.stream().filter(part -> !part.problem().isEmpty()).toList();
  }
}
