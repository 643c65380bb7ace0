package dev.muster.console;

import dev.muster.call.Told;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Columns that may be null, and times. */
final class Rows {

  private Rows() {}

  static Instant time(ResultSet row, String column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column));
  }

  static @Nullable Instant maybeTime(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  static @Nullable Integer maybeInt(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? null : value;
  }

  static @Nullable Long maybeLong(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  /** What stood in the way, in the reader's language. */
  static @Nullable String maybeTold(ResultSet row, String column, Locale locale)
      throws SQLException {
    String kept = row.getString(column);
    return kept == null ? null : Told.in(kept, locale);
  }

  static @Nullable String maybeText(ResultSet row, String column) throws SQLException {
    return row.getString(column);
  }
}
