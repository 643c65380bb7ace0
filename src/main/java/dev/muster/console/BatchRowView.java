package dev.muster.console;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One photo of a batch and what became of it. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record BatchRowView(
    long id,
    String file,
    @Nullable String identityId,
    String state,
    @Nullable String reason,
    @Nullable String words,
    @Nullable String advice,
    @Nullable String detail,
    Instant updatedAt) {

  static BatchRowView of(ResultSet row, Locale locale) throws SQLException {
    ReasonText reason = ReasonText.of(row.getString("reason"), locale);
    return new BatchRowView(
        row.getLong("id"),
        row.getString("file"),
        Rows.maybeText(row, "identity_id"),
        row.getString("state").toLowerCase(Locale.ROOT),
        reason.code(),
        reason.words(),
        reason.advice(),
        Rows.maybeText(row, "detail"),
        Rows.time(row, "updated_at"));
  }
}
