package dev.muster.event;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** How long a receiver asks to be left alone. Source: RFC 9110 §10.2.3. */
final class RetryAfter {

  private RetryAfter() {}

  /**
   * @param value of the header: seconds, or a moment as HTTP writes it
   * @return seconds, 0 when it does not say or cannot be read
   */
  static long seconds(String value, Instant now) {
    String text = value.strip();
    if (text.matches("[0-9]+")) {
      return text.length() > 9 ? Integer.MAX_VALUE : Long.parseLong(text);
    }
    if (text.isEmpty()) {
      return 0;
    }
    try {
      ZonedDateTime until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
      long millis = Duration.between(now, until.toInstant()).toMillis();
      return Math.max(0, (millis + 999) / 1000);
    } catch (DateTimeException e) {
      return 0;
    }
  }
}
