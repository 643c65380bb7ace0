package dev.muster.sync.apply;

import dev.muster.sync.SyncItem;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whom syncs have brought. Every method runs inside the caller's transaction or query. */
record Links(JdbcClient db) {

  /**
   * Somebody whom a source has brought.
   *
   * @param suspended the person as they were before they were suspended, as JSON; null when they
   *     are not
   */
  record Link(String identityId, @Nullable String suspended) {}

  Optional<Link> find(String sync, String key) {
    return db.sql("SELECT identity_id, suspended FROM sync_link WHERE sync = ? AND item_key = ?")
        .params(sync, key)
        .query((row, n) -> new Link(row.getString(1), row.getString(2)))
        .optional();
  }

  /**
   * The source lists the person, who is not suspended any more.
   *
   * @param photo the mark of the photo that was taken from it; null when none was
   */
  void bring(SyncItem item, String id, @Nullable String photo, long now) {
    db.sql(
            """
            INSERT INTO sync_link (sync, item_key, identity_id, photo, linked_at)
            VALUES (?, ?, ?, COALESCE(CAST(? AS TEXT), ''), ?)
            ON CONFLICT (sync, item_key) DO UPDATE SET identity_id = excluded.identity_id,
              photo = COALESCE(CAST(? AS TEXT), sync_link.photo), missing_since = NULL, suspended = NULL
            """)
        .params(Arrays.asList(item.sync(), item.key(), id, photo, now, photo))
        .update();
  }

  /** The source does not list the person any more; what is remembered first counts. */
  void suspend(SyncItem item, @Nullable String before, long now) {
    db.sql(
            """
            UPDATE sync_link SET missing_since = COALESCE(missing_since, CAST(? AS BIGINT)),
              suspended = COALESCE(suspended, CAST(? AS TEXT))
            WHERE sync = ? AND item_key = ?
            """)
        .params(Arrays.asList(now, before, item.sync(), item.key()))
        .update();
  }

  /** The change keeps what is remembered of somebody who is suspended, for taking it back. */
  void keep(SyncItem item) {
    db.sql(
            """
            UPDATE sync_item SET wanted = (SELECT suspended FROM sync_link WHERE sync = ? AND item_key = ?)
            WHERE id = ?
            """)
        .params(item.sync(), item.key(), item.id())
        .update();
  }

  void forget(SyncItem item) {
    db.sql("DELETE FROM sync_link WHERE sync = ? AND item_key = ?")
        .params(item.sync(), item.key())
        .update();
  }
}
