package dev.muster.console;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.muster.enrol.ledger.Pause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One person on one directory, and why not.
 *
 * @param wanted the version that is to stand there
 * @param placed the version that stands there; null when none does
 * @param reason the code, {@code words} and {@code advice} say it in the reader's language
 * @param detail the last answer or trouble, in the words of the box
 * @param nextTry when it is tried again; null when nothing is to be done, or it is held back
 * @param since since when it stands like this: placed or refused then, or wanted since then
 * @param paused true while its batch is paused
 * @param batch the batch that wanted it last
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record PlacementView(
    String identityId,
    String name,
    String directory,
    PlacementState state,
    String wanted,
    @Nullable String placed,
    @Nullable String reason,
    @Nullable String words,
    @Nullable String advice,
    @Nullable String detail,
    int attempts,
    @Nullable Instant nextTry,
    Instant since,
    boolean paused,
    @Nullable String batch,
    Instant updatedAt) {

  static final String COLUMNS =
      """
      p.identity_id, r.name, p.directory, p.state, p.version, p.placed_version, p.reason, p.detail,
        p.attempts, p.next_at, p.batch, p.updated_at,
        CASE WHEN p.state IN ('PLACED', 'REFUSED') THEN p.updated_at
          ELSE COALESCE((SELECT max(h.at) FROM history h WHERE h.identity_id = p.identity_id
            AND h.what IN ('ENROLLED', 'CHANGED', 'LEAVING', 'EXPIRED', 'CANCELLED')), p.updated_at) END AS since
      FROM placement p JOIN person r ON r.identity_id = p.identity_id
      """;

  static PlacementView of(ResultSet row, Locale locale) throws SQLException {
    PlacementState state = PlacementState.valueOf(row.getString("state"));
    ReasonText reason = ReasonText.of(row.getString("reason"), locale);
    boolean paused = Pause.holds(row.getLong("next_at"));
    boolean due = !paused && state != PlacementState.PLACED && state != PlacementState.REFUSED;
    return new PlacementView(
        row.getString("identity_id"),
        row.getString("name"),
        row.getString("directory"),
        state,
        row.getString("version"),
        Rows.maybeText(row, "placed_version"),
        reason.code(),
        reason.words(),
        reason.advice(),
        Rows.maybeTold(row, "detail", locale),
        row.getInt("attempts"),
        due ? Rows.time(row, "next_at") : null,
        Rows.time(row, "since"),
        paused,
        Rows.maybeText(row, "batch"),
        Rows.time(row, "updated_at"));
  }
}
