package dev.muster.console;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What somebody should look at although it went on.
 *
 * @param reason the code, {@code words} and {@code advice} say it in the reader's language
 */
record WarningView(String reason, @Nullable String words, @Nullable String advice, String detail) {

  /** Of a stored warning: the code, a colon, the particulars. */
  static @Nullable WarningView of(@Nullable String stored, Locale locale) {
    if (stored == null) {
      return null;
    }
    int colon = stored.indexOf(": ");
    String code = colon < 0 ? stored : stored.substring(0, colon);
    ReasonText text = ReasonText.of(code, locale);
    return new WarningView(
        code, text.words(), text.advice(), colon < 0 ? "" : stored.substring(colon + 2));
  }
}
