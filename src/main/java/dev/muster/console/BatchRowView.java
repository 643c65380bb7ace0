package dev.muster.console;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One photo or manifest line of a batch and what became of it.
 *
 * @param line of the manifest, counted from 1; null for a photo on its own
 * @param effect what it does to the roster, or would do; null when it is refused
 * @param picture where its thumbnail is; null for a line without photo
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record BatchRowView(
    long id,
    String file,
    @Nullable Integer line,
    @Nullable String identityId,
    String name,
    String state,
    @Nullable String effect,
    @Nullable String reason,
    @Nullable String words,
    @Nullable String advice,
    @Nullable String detail,
    @Nullable WarningView warning,
    Instant updatedAt,
    @Nullable String picture) {

  static final String COLUMNS =
      "SELECT id, batch, file, line, identity_id, name, state, effect, reason, detail, warning,"
          + " updated_at, photo_key FROM batch_row ";

  static BatchRowView of(ResultSet row, Locale locale) throws SQLException {
    ReasonText reason = ReasonText.of(row.getString("reason"), locale);
    String effect = row.getString("effect");
    long id = row.getLong("id");
    boolean photo = row.getString("photo_key") != null;
    return new BatchRowView(
        id,
        row.getString("file"),
        Rows.maybeInt(row, "line"),
        Rows.maybeText(row, "identity_id"),
        row.getString("name"),
        row.getString("state").toLowerCase(Locale.ROOT),
        effect == null ? null : effect.toLowerCase(Locale.ROOT),
        reason.code(),
        reason.words(),
        reason.advice(),
        Rows.maybeTold(row, "detail", locale),
        WarningView.of(row.getString("warning"), locale),
        Rows.time(row, "updated_at"),
        photo ? "/api/batches/" + row.getString("batch") + "/rows/" + id + "/picture" : null);
  }
}
