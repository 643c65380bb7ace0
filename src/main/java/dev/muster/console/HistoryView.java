package dev.muster.console;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One step of what happened to a person.
 *
 * @param directory null when it concerns the roster
 * @param what the kind of step, a lower-case word
 * @param reason the code, {@code words} say it in the reader's language
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record HistoryView(
    Instant at,
    @Nullable String directory,
    String what,
    @Nullable String version,
    @Nullable String reason,
    @Nullable String words,
    @Nullable String detail,
    @Nullable String batch) {

  static final String COLUMNS =
      "SELECT at, directory, what, version, reason, detail, batch FROM history ";

  static HistoryView of(ResultSet row, Locale locale) throws SQLException {
    ReasonText reason = ReasonText.of(row.getString("reason"), locale);
    return new HistoryView(
        Rows.time(row, "at"),
        Rows.maybeText(row, "directory"),
        row.getString("what").toLowerCase(Locale.ROOT),
        Rows.maybeText(row, "version"),
        reason.code(),
        reason.words(),
        Rows.maybeTold(row, "detail", locale),
        Rows.maybeText(row, "batch"));
  }
}
