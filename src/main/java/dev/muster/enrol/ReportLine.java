package dev.muster.enrol;

import dev.muster.call.Reason;
import dev.muster.call.Told;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line of a batch's report: a row on a directory, or a row that no directory has to do with.
 *
 * @param result a state of the row or the placement, a lower-case word
 */
record ReportLine(
    String file,
    @Nullable String line,
    @Nullable String person,
    String name,
    @Nullable String directory,
    String result,
    @Nullable String reason,
    @Nullable String detail) {

  static final List<String> HEADER =
      List.of(
          "file",
          "line",
          "person",
          "name",
          "directory",
          "result",
          "reason_code",
          "reason",
          "what_to_do",
          "detail");

  /** In characters, in the order of the header. */
  static final List<Integer> WIDTHS = List.of(30, 8, 14, 20, 16, 12, 20, 50, 50, 40);

  /** The cells in the reader's language; one without content is empty. */
  List<String> cells(Locale language) {
    Optional<Reason> known =
        Arrays.stream(Reason.values()).filter(one -> one.name().equals(reason)).findFirst();
    return List.of(
        file,
        text(line),
        text(person),
        name,
        text(directory),
        result,
        text(reason),
        known.map(one -> one.words(language)).orElse(""),
        known.map(one -> one.advice(language)).orElse(""),
        detail == null ? "" : Told.in(detail, language));
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
