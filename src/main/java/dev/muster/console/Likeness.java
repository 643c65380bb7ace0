package dev.muster.console;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the comparison of faces has to say, with the person it speaks of.
 *
 * @param other the person number of somebody else with that face; null when it names nobody
 */
record Likeness(String words, String detail, @Nullable String other) {

  private static final Pattern NAMED =
      Pattern.compile("(.{1,64}?) \\(\\d\\.\\d+\\)(?:, .*)?", Pattern.DOTALL);

  static @Nullable Likeness of(@Nullable WarningView warning) {
    if (warning == null) {
      return null;
    }
    String words = warning.words() == null ? warning.reason() : warning.words();
    return new Likeness(words, warning.detail(), other(warning.detail()));
  }

  /** The first person that the particulars name. */
  static @Nullable String other(@Nullable String detail) {
    Matcher named = NAMED.matcher(detail == null ? "" : detail);
    return named.matches() ? named.group(1) : null;
  }
}
