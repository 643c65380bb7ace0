package dev.muster.console;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What syncs have to do with a person. */
final class SyncTrace {

  private static final int MENTIONS = 10;

  private SyncTrace() {}

  /**
   * A sync whose source lists the person, or listed them.
   *
   * @param key as the source names the person
   * @param byHand whether somebody has said that the two are one
   * @param missingSince since when the source does not list them; null while it does
   * @param suspended whether the person keeps their place without being let in until then
   */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Bringer(
      String sync,
      String key,
      boolean byHand,
      Instant linkedAt,
      @Nullable Instant missingSince,
      boolean suspended) {}

  /** What a plan said of the person. */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Mention(
      long run, String sync, String target, String change, String state, Instant updatedAt) {}

  static List<Bringer> bringers(JdbcClient db, String identityId) {
    return db.sql(
            """
            SELECT sync, item_key, by_hand, linked_at, missing_since, suspended FROM sync_link
            WHERE identity_id = ? ORDER BY sync, item_key
            """)
        .param(identityId)
        .query(
            (row, n) ->
                new Bringer(
                    row.getString("sync"),
                    row.getString("item_key"),
                    row.getInt("by_hand") == 1,
                    Rows.time(row, "linked_at"),
                    Rows.maybeTime(row, "missing_since"),
                    row.getString("suspended") != null))
        .list();
  }

  static List<Mention> mentions(JdbcClient db, String identityId) {
    return db.sql(
            """
            SELECT run, sync, target, change, state, updated_at FROM sync_item
            WHERE identity_id = ? ORDER BY id DESC LIMIT ?
            """)
        .params(identityId, MENTIONS)
        .query(
            (row, n) ->
                new Mention(
                    row.getLong("run"),
                    row.getString("sync"),
                    row.getString("target"),
                    row.getString("change").toLowerCase(Locale.ROOT),
                    row.getString("state").toLowerCase(Locale.ROOT),
                    Rows.time(row, "updated_at")))
        .list();
  }
}
