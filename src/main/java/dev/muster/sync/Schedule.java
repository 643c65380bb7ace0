package dev.muster.sync;

import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;

/**
 * When a sync begins by itself.
 *
 * @param cron a Quartz cron expression: second, minute, hour, day of the month, month, day of the
 *     week, and a year if wanted
 * @param zone whose clock the expression reads
 * @param misfire what becomes of a time that was missed
 */
public record Schedule(String cron, ZoneId zone, Misfire misfire) {

  private static final int LONGEST = 120;
  private static final long FARTHEST_SECONDS = Duration.ofDays(150 * 365L).toSeconds();

  /**
   * @throws IllegalArgumentException when the expression is none, or names no time at all
   */
  public Schedule {
    cron = cron.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
    if (cron.length() > LONGEST || !CronExpression.isValidExpression(cron)) {
      throw new IllegalArgumentException(
          "\"%s\", which is no Quartz cron expression%s; allowed are second, minute, hour, day, month and day of the week, such as \"0 30 2 * * ?\" for 02:30 every night"
              .formatted(shortened(cron), why(cron)));
    }
  }

  /**
   * As the configuration has it.
   *
   * @throws IllegalArgumentException with one sentence that names the key, the value and what is
   *     allowed
   */
  public static Schedule of(String sync, String cron, String zone, String misfire) {
    String key = "muster.syncs[" + sync + "].";
    ZoneId place = zone(key, zone);
    Misfire rule = misfire(key, misfire);
    try {
      return new Schedule(cron, place, rule);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(key + "schedule is " + e.getMessage(), e);
    }
  }

  /** The first time after that moment; empty when there is none any more. */
  public Optional<Instant> next(Instant after) {
    return Optional.ofNullable(expression().getNextValidTimeAfter(Date.from(after)))
        .map(Date::toInstant);
  }

  /** The last time at or before that moment; empty when there was none. */
  public Optional<Instant> previous(Instant moment) {
    CronExpression times = expression();
    long now = moment.getEpochSecond();
    long span = 1;
    while (!comesBy(times, now - span, now)) {
      span *= 2;
      if (span > FARTHEST_SECONDS) {
        return Optional.empty();
      }
    }
    long early = now - span;
    long late = now;
    while (late - early > 1) {
      long middle = (early + late) / 2;
      if (comesBy(times, middle, now)) {
        early = middle;
      } else {
        late = middle;
      }
    }
    return Optional.of(Instant.ofEpochSecond(late));
  }

  /** The zone by the name under which {@link TimeZone} finds it again. */
  public String zoneId() {
    return TimeZone.getTimeZone(zone).getID();
  }

  /** Whether a time lies after the one second and not after the other. */
  private static boolean comesBy(CronExpression times, long after, long end) {
    Date next = times.getNextValidTimeAfter(Date.from(Instant.ofEpochSecond(after)));
    return next != null && next.toInstant().getEpochSecond() <= end;
  }

  private CronExpression expression() {
    try {
      CronExpression expression = new CronExpression(cron);
      expression.setTimeZone(TimeZone.getTimeZone(zone));
      return expression;
    } catch (ParseException e) {
      throw new IllegalStateException(cron, e);
    }
  }

  private static ZoneId zone(String key, String zone) {
    try {
      return ZoneId.of(zone.strip());
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "%szone is \"%s\"; allowed are names such as Asia/Shanghai, and distances such as +08:00"
              .formatted(key, shortened(zone)),
          e);
    }
  }

  private static Misfire misfire(String key, String misfire) {
    return Arrays.stream(Misfire.values())
        .filter(one -> one.name().equalsIgnoreCase(misfire.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%smisfire is \"%s\"; allowed are once and skip"
                        .formatted(key, shortened(misfire))));
  }

  private static String why(String cron) {
    try {
      CronExpression.validateExpression(cron);
      return "";
    } catch (ParseException e) {
      String told = String.valueOf(e.getMessage());
      return told.length() > LONGEST ? "" : " (" + told.replaceAll("[.\\s]+$", "") + ")";
    }
  }

  private static String shortened(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }
}
