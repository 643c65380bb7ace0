package dev.muster.facebox.fault;

import java.time.Duration;
import org.springframework.boot.convert.DurationStyle;

/** Times as people write them: {@code 200ms}, {@code 5s}, {@code 10m}. */
final class Span {

  static final String FORM = "such as 200ms, 5s or 10m";

  private Span() {}

  /**
   * @throws IllegalArgumentException when the text is no time
   */
  static Duration parse(String text) {
    try {
      return DurationStyle.detectAndParse(text.strip());
    } catch (ArithmeticException tooLong) {
      throw new IllegalArgumentException(text, tooLong);
    }
  }

  /** Exact to the millisecond. */
  static String print(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
  }
}
