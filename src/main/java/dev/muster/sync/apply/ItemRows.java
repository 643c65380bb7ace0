package dev.muster.sync.apply;

import dev.muster.sync.Change;
import dev.muster.sync.Field;
import dev.muster.sync.ItemState;
import dev.muster.sync.SyncItem;
import dev.muster.sync.SyncRun;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of the changes of plans. Every method runs inside the caller's transaction or query. */
final class ItemRows {

  /** What {@link #item} reads, of a row {@code i}. */
  static final String COLUMNS =
      "i.id, i.run, i.sync, i.target, i.change, i.item_key, i.identity_id, i.name, i.fields, i.reason,"
          + " i.detail, i.found, i.found_photo, i.wanted, i.wanted_photo, i.state, i.batch_row, i.lane";

  private static final String DOING =
      " AND i.change NOT IN ('REPORT', 'CONFLICT') AND i.state = 'PLANNED'";

  private static final int LONGEST_DETAIL = 500;

  private ItemRows() {}

  /** Changes of the run that nothing was done about, in their order, after the given one. */
  static List<SyncItem> planned(JdbcClient db, long run, long after, int most) {
    return db.sql(
            "SELECT "
                + COLUMNS
                + " FROM sync_item i WHERE i.run = ? AND i.id > ?"
                + DOING
                + " ORDER BY i.id LIMIT ?")
        .params(run, after, most)
        .query(ItemRows::item)
        .list();
  }

  static long countPlanned(JdbcClient db, long run) {
    return db.sql("SELECT count(*) FROM sync_item i WHERE i.run = ?" + DOING)
        .param(run)
        .query(Long.class)
        .single();
  }

  /** Changes of the run that were made or handed on, the last one first, before the given one. */
  static List<SyncItem> made(JdbcClient db, long run, long before, int most) {
    return db.sql(
            "SELECT "
                + COLUMNS
                + " FROM sync_item i WHERE i.run = ? AND i.id < ? AND i.state IN ('DONE', 'HANDED_ON')"
                + " ORDER BY i.id DESC LIMIT ?")
        .params(run, before, most)
        .query(ItemRows::item)
        .list();
  }

  static Optional<SyncItem> find(JdbcClient db, long id) {
    return db.sql("SELECT " + COLUMNS + " FROM sync_item i WHERE i.id = ?")
        .param(id)
        .query(ItemRows::item)
        .optional();
  }

  /** Writes down what became of a change that nobody has in hand, or whose claim is that one. */
  static boolean end(JdbcClient db, long id, @Nullable String lease, Fate fate, long now) {
    return db.sql(
                """
                UPDATE sync_item SET state = ?, reason = COALESCE(?, reason), detail = COALESCE(?, detail),
                  batch_row = ?, lane = COALESCE(?, lane), next_at = ?, lease = NULL, leased_by = NULL,
                  identity_id = CASE WHEN target = 'roster' AND change = 'ADD' THEN COALESCE(identity_id, item_key)
                    ELSE identity_id END, updated_at = ?
                WHERE id = ? AND COALESCE(lease, '') = COALESCE(CAST(? AS TEXT), '')
                """)
            .params(
                Arrays.asList(
                    fate.state().name(),
                    fate.reason(),
                    shortened(fate.detail()),
                    fate.batchRow(),
                    fate.lane(),
                    now,
                    now,
                    id,
                    lease))
            .update()
        == 1;
  }

  /** What earlier runs of the sync left for the lanes, and this one has planned again. */
  static void supersedeEarlier(JdbcClient db, SyncRun by, long now) {
    db.sql(
            """
            UPDATE sync_item SET state = 'SUPERSEDED', updated_at = ?
            WHERE state = 'READY' AND sync = ? AND run <> ? AND lease IS NULL
              AND (run = ? OR (target, item_key) IN (SELECT target, item_key FROM sync_item WHERE run = ?))
            """)
        .params(now, by.sync(), by.id(), by.undoes() == null ? -1L : by.undoes(), by.id())
        .update();
  }

  static @Nullable String shortened(@Nullable String text) {
    return text == null || text.length() <= LONGEST_DETAIL
        ? text
        : text.substring(0, LONGEST_DETAIL);
  }

  static SyncItem item(ResultSet row, int n) throws SQLException {
    long number = row.getLong("batch_row");
    Long batchRow = row.wasNull() ? null : number;
    return new SyncItem(
        row.getLong("id"),
        row.getLong("run"),
        row.getString("sync"),
        row.getString("target"),
        Change.valueOf(row.getString("change")),
        row.getString("item_key"),
        row.getString("identity_id"),
        row.getString("name"),
        fields(row.getString("fields")),
        row.getString("reason"),
        row.getString("detail"),
        row.getString("found"),
        row.getString("found_photo"),
        row.getString("wanted"),
        row.getString("wanted_photo"),
        ItemState.valueOf(row.getString("state")),
        batchRow,
        row.getString("lane"));
  }

  private static Set<Field> fields(String text) {
    Set<Field> fields = EnumSet.noneOf(Field.class);
    for (String name : text.split(",")) {
      if (!name.isEmpty()) {
        fields.add(Field.valueOf(name));
      }
    }
    return fields;
  }
}
