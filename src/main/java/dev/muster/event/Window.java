package dev.muster.event;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A part of the week. A window whose end is not after its beginning goes on over midnight and
 * belongs to the day on which it begins: {@code fri 22:00 to 06:00} ends on Saturday morning.
 *
 * @param days mon, tue, wed, thu, fri, sat, sun; empty means every day
 * @param from the time of day when it begins, such as 22:00
 * @param to the time of day when it is over, exclusive; 24:00 is the end of the day
 * @param zone the time zone of the site, such as Asia/Shanghai; empty means that of this machine
 */
record Window(
    @DefaultValue Set<String> days,
    @DefaultValue("00:00") String from,
    @DefaultValue("24:00") String to,
    @DefaultValue("") String zone) {

  private static final List<String> DAYS =
      Arrays.stream(DayOfWeek.values())
          .map(day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT))
          .toList();

  private static final int DAY = 24 * 60 * 60;

  Window {
    days = days.stream().map(day -> day.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  boolean holds(Instant moment) {
    ZonedDateTime local = moment.atZone(zone.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(zone));
    int second = local.toLocalTime().toSecondOfDay();
    int begin = second(from);
    int end = second(to);
    if (begin < end) {
      return second >= begin && second < end && isDay(local.getDayOfWeek());
    }
    return second >= begin
        ? isDay(local.getDayOfWeek())
        : second < end && isDay(local.getDayOfWeek().minus(1));
  }

  private boolean isDay(DayOfWeek day) {
    return days.isEmpty() || days.contains(DAYS.get(day.ordinal()));
  }

  private static int second(String time) {
    return time.equals("24:00") ? DAY : LocalTime.parse(time).toSecondOfDay();
  }

  void check(String key) {
    for (String day : days) {
      Rule.check(
          DAYS.contains(day),
          "%s.days holds \"%s\"; allowed are %s".formatted(key, day, String.join(", ", DAYS)));
    }
    time(key + ".from", from);
    time(key + ".to", to);
    try {
      ZoneId.of(zone.isEmpty() ? "UTC" : zone);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "%s.zone is \"%s\"; allowed is a time zone such as Asia/Shanghai or UTC"
              .formatted(key, zone),
          e);
    }
  }

  private static void time(String key, String text) {
    try {
      second(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "%s is \"%s\"; allowed is a time of day such as 07:30, \"24:00\" included; write it in quotes"
              .formatted(key, text),
          e);
    }
  }
}
