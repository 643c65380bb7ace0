package dev.muster.console;

import dev.muster.box.DriftProblem;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** What the rows of syncs say, in the reader's language: {@code syncs.properties}. */
record SyncWords(Locale locale) {

  private static final ResourceBundle.Control NO_OTHER_LANGUAGE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  /** The word of a constant; one of a newer version keeps its name. */
  String word(String kind, String name) {
    return text(kind + "." + name.toLowerCase(Locale.ROOT)).orElse(name);
  }

  /** The word of a state of rows and placements, as the pages have it. */
  String ledger(String state) {
    return text("messages", "state." + state).orElse(state);
  }

  /** A sentence of the file with its places filled; empty when there is none. */
  Optional<String> sentence(String key, Object... args) {
    return text(key).map(pattern -> new MessageFormat(quoted(pattern), locale).format(args));
  }

  /**
   * What a code means and what to do, from the words of syncs, of set-ups, or of reasons.
   *
   * @param kind conflict, or skip: the same code may mean something else
   */
  ReasonText reason(String kind, @Nullable String code) {
    if (code == null || code.isBlank()) {
      return ReasonText.of(null, locale);
    }
    String key = kind + "." + code;
    Optional<String> ours = text(key + ".words").or(() -> text(key));
    if (ours.isPresent()) {
      return new ReasonText(code, ours.get(), text(key + ".advice").orElse(null));
    }
    String last = code.substring(code.lastIndexOf(' ') + 1);
    return Arrays.stream(DriftProblem.values())
        .filter(problem -> problem.name().equals(last))
        .findFirst()
        .map(problem -> new ReasonText(code, problem.words(locale), problem.advice(locale)))
        .orElseGet(() -> ReasonText.of(code, locale));
  }

  private Optional<String> text(String key) {
    return text("syncs", key);
  }

  private Optional<String> text(String file, String key) {
    ResourceBundle words = ResourceBundle.getBundle(file, locale, NO_OTHER_LANGUAGE);
    return words.containsKey(key) ? Optional.of(words.getString(key)) : Optional.empty();
  }

  /** A lone apostrophe is an apostrophe. */
  private static String quoted(String pattern) {
    return pattern.replace("'", "''");
  }
}
