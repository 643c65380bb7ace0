package dev.muster.sync;

import dev.muster.store.Store;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whom sources have brought. Every method runs inside the caller's query. */
final class LinkRows {

  /**
   * Somebody whom a source has brought.
   *
   * @param key as the source names them
   * @param photo the mark of the photo that was taken from the source last; empty when none was
   * @param missingSince since when the source does not list them, in milliseconds; null while it
   *     does
   * @param suspended the person as they were before they were suspended; null when they are not
   */
  record Link(
      String key,
      String identityId,
      String photo,
      @Nullable Long missingSince,
      @Nullable String suspended) {}

  private static final String SELECT =
      "SELECT item_key, identity_id, photo, missing_since, suspended FROM sync_link WHERE sync = :sync ";

  private LinkRows() {}

  static Map<String, Link> of(JdbcClient db, String sync, List<String> keys) {
    Map<String, Link> links = new HashMap<>();
    if (!keys.isEmpty()) {
      db.sql(SELECT + "AND item_key IN (:keys)")
          .param("sync", sync)
          .param("keys", Store.padded(keys))
          .query(LinkRows::link)
          .list()
          .forEach(link -> links.put(link.key(), link));
    }
    return links;
  }

  /** The links of a sync in the order of their keys, from the one after the given. */
  static List<Link> page(JdbcClient db, String sync, String after, int most) {
    return db.sql(SELECT + "AND item_key > :after ORDER BY item_key LIMIT :most")
        .param("sync", sync)
        .param("after", after)
        .param("most", most)
        .query(LinkRows::link)
        .list();
  }

  /** How many people the sync has brought who are on the roster. */
  static long count(JdbcClient db, String sync) {
    return db.sql(
            "SELECT count(*) FROM sync_link l JOIN person p ON p.identity_id = l.identity_id WHERE l.sync = ?")
        .param(sync)
        .query(Long.class)
        .single();
  }

  /** Which of the syncs bring, and still list, each of the people. */
  static Map<String, Set<String>> bringers(JdbcClient db, Set<String> syncs, List<String> ids) {
    Map<String, Set<String>> bringers = new HashMap<>();
    if (!syncs.isEmpty() && !ids.isEmpty()) {
      db.sql(
              "SELECT identity_id, sync FROM sync_link WHERE sync IN (:syncs) AND identity_id IN (:ids) AND missing_since IS NULL")
          .param("syncs", syncs)
          .param("ids", Store.padded(ids))
          .query(
              (row, n) ->
                  bringers
                      .computeIfAbsent(row.getString(1), id -> new HashSet<>())
                      .add(row.getString(2)))
          .list();
    }
    return bringers;
  }

  /** Who of the people is brought, and still listed, by a sync other than this one. */
  static Map<String, Set<String>> othersWhoBring(JdbcClient db, String sync, List<String> ids) {
    Set<String> others =
        new HashSet<>(
            db.sql("SELECT DISTINCT sync FROM sync_link WHERE sync <> ?")
                .param(sync)
                .query(String.class)
                .list());
    return bringers(db, others, ids);
  }

  /** Those of the people whose removal somebody has asked for. */
  static Set<String> leaving(JdbcClient db, List<String> ids) {
    return ids.isEmpty()
        ? Set.of()
        : db
            .sql(
                "SELECT identity_id FROM person WHERE leaving_at IS NOT NULL AND identity_id IN (:ids)")
            .param("ids", Store.padded(ids))
            .query(String.class)
            .list()
            .stream()
            .collect(Collectors.toSet());
  }

  private static Link link(ResultSet row, int n) throws SQLException {
    long missing = row.getLong("missing_since");
    Long since = row.wasNull() ? null : missing;
    return new Link(
        row.getString("item_key"),
        row.getString("identity_id"),
        row.getString("photo"),
        since,
        row.getString("suspended"));
  }
}
