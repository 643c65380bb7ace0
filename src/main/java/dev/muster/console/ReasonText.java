package dev.muster.console;

import dev.muster.call.Reason;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A stored reason in the reader's language. */
record ReasonText(@Nullable String code, @Nullable String words, @Nullable String advice) {

  private static final ReasonText NONE = new ReasonText(null, null, null);

  /** A code that this version does not know keeps its name and has no advice. */
  static ReasonText of(@Nullable String code, Locale locale) {
    if (code == null) {
      return NONE;
    }
    return Arrays.stream(Reason.values())
        .filter(reason -> reason.name().equals(code))
        .findFirst()
        .map(reason -> new ReasonText(code, reason.words(locale), reason.advice(locale)))
        .orElseGet(() -> new ReasonText(code, code, null));
  }
}
