package dev.muster.enrol.manifest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads dates as people write them: 2026-01-31, 2026/1/31, 2026.1.31, 31.01.2026, 20260131,
 * 2026年1月31日, with or without a time, to the second, and a zone. 01/02/2026 is not read: it means
 * two days.
 */
final class Moments {

  private static final Pattern DATE =
      Pattern.compile(
          "(?:(?<y>\\d{4})(?:-(?<m>\\d{1,2})-|/(?<m2>\\d{1,2})/|\\.(?<m3>\\d{1,2})\\.|年(?<m4>\\d{1,2})月)"
              + "(?<d>\\d{1,2})日?"
              + "|(?<d2>\\d{1,2})\\.(?<m5>\\d{1,2})\\.(?<y2>\\d{4})"
              + "|(?<y3>\\d{4})(?<m6>\\d{2})(?<d3>\\d{2}))"
              + "(?:(?:T|\\s+)(?<time>.+))?");

  private static final Pattern TIME =
      Pattern.compile(
          "(?<h>\\d{1,2})[:时点](?<m>\\d{1,2})(?:分|[:分](?<s>\\d{1,2})(?:\\.\\d{1,9})?秒?)?"
              + "\\s*(?<zone>Z|[+-]\\d{2}(?::?\\d{2})?)?");

  private static final int EARLIEST_YEAR = 1900;

  private Moments() {}

  /** Empty when it cannot be read. A date alone is its first second, or its last. */
  static Optional<Instant> read(String text, ZoneId zone, boolean endOfDay) {
    Matcher fit = DATE.matcher(CellText.plain(text));
    if (!fit.matches()) {
      return Optional.empty();
    }
    try {
      LocalDate date =
          LocalDate.of(
              number(fit, "y", "y2", "y3"),
              number(fit, "m", "m2", "m3", "m4", "m5", "m6"),
              number(fit, "d", "d2", "d3"));
      if (date.getYear() < EARLIEST_YEAR) {
        return Optional.empty();
      }
      String time = fit.group("time");
      if (time == null) {
        LocalTime at = endOfDay ? LocalTime.of(23, 59, 59) : LocalTime.MIDNIGHT;
        return Optional.of(date.atTime(at).atZone(zone).toInstant());
      }
      return at(date, time, zone);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> at(LocalDate date, String text, ZoneId zone) {
    Matcher fit = TIME.matcher(text.strip());
    if (!fit.matches()) {
      return Optional.empty();
    }
    int seconds = fit.group("s") == null ? 0 : Integer.parseInt(fit.group("s"));
    LocalDateTime moment =
        date.atTime(Integer.parseInt(fit.group("h")), Integer.parseInt(fit.group("m")), seconds);
    String offset = fit.group("zone");
    return Optional.of(
        offset == null ? moment.atZone(zone).toInstant() : moment.toInstant(ZoneOffset.of(offset)));
  }

  private static int number(Matcher fit, String... groups) {
    for (String group : groups) {
      if (fit.group(group) != null) {
        return Integer.parseInt(fit.group(group));
      }
    }
    throw new IllegalStateException("a date has all its parts");
  }
}
