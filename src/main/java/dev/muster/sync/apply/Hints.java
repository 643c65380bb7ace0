package dev.muster.sync.apply;

import dev.muster.enrol.ledger.Ruling;
import dev.muster.roster.Roster;
import dev.muster.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Questions whether two entries are one person, which only a person can answer: one number written
 * in two ways, one name with two numbers, one face.
 */
public final class Hints {

  private final Store store;
  private final Clock clock;

  Hints(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * A question that nobody has answered.
   *
   * @param target the roster or a directory
   * @param key as the source, or the directory, names one of both
   * @param identityId the number of the other one, on the roster
   * @param why NAME, NUMBER or FACE
   */
  public record Hint(
      long id,
      String sync,
      String target,
      String key,
      String identityId,
      String why,
      String detail,
      Instant askedAt) {}

  private static final String SELECT =
      "SELECT id, sync, target, item_key, identity_id, why, detail, asked_at FROM sync_hint ";

  /** Those that nobody has answered, the oldest first, from the one after the given. */
  public List<Hint> open(long after, int most) {
    return store.read(
        db ->
            db.sql(SELECT + "WHERE state = 'OPEN' AND id > ? ORDER BY id LIMIT ?")
                .params(after, most)
                .query(Hints::hint)
                .list());
  }

  /**
   * Answers a question. One person: from now on the key means that person, whatever the next plan
   * finds, and whom it meant before is somebody whom the source does not list any more. Two: it is
   * not asked again.
   */
  public Ruling answer(long id, boolean same) {
    long now = clock.millis();
    return store.write(
        db -> {
          Optional<Hint> hint =
              db.sql(SELECT + "WHERE id = ?").param(id).query(Hints::hint).optional();
          if (hint.isEmpty()) {
            return new Ruling(Ruling.Kind.UNKNOWN, "There is no question " + id + ".");
          }
          boolean gone = same && Roster.find(db, hint.get().identityId()).isEmpty();
          if (gone) {
            return new Ruling(
                Ruling.Kind.SENSELESS,
                "%s is no longer on the roster.".formatted(hint.get().identityId()));
          }
          answer(db, hint.get(), same, now);
          return new Ruling(Ruling.Kind.DONE, "");
        });
  }

  private static void answer(JdbcClient db, Hint hint, boolean same, long now) {
    db.sql("UPDATE sync_hint SET state = ?, answered_at = ? WHERE id = ?")
        .params(same ? "SAME" : "DIFFERENT", now, hint.id())
        .update();
    if (same) {
      db.sql(
              """
              INSERT INTO sync_link (sync, item_key, identity_id, photo, linked_at, missing_since, suspended)
              SELECT sync, ?, identity_id, photo, linked_at, missing_since, suspended FROM sync_link
              WHERE sync = ? AND item_key = ? AND identity_id <> ?
              ON CONFLICT (sync, item_key) DO NOTHING
              """)
          .params(former(hint), hint.sync(), hint.key(), hint.identityId())
          .update();
      db.sql(
              """
              INSERT INTO sync_link (sync, item_key, identity_id, by_hand, linked_at) VALUES (?, ?, ?, 1, ?)
              ON CONFLICT (sync, item_key) DO UPDATE SET identity_id = excluded.identity_id, by_hand = 1,
                photo = CASE WHEN sync_link.identity_id = excluded.identity_id THEN sync_link.photo ELSE '' END,
                missing_since = CASE WHEN sync_link.identity_id = excluded.identity_id THEN sync_link.missing_since END,
                suspended = CASE WHEN sync_link.identity_id = excluded.identity_id THEN sync_link.suspended END
              """)
          .params(hint.sync(), hint.key(), hint.identityId(), now)
          .update();
    } else {
      db.sql(
              "DELETE FROM sync_link WHERE sync = ? AND item_key = ? AND identity_id = ? AND by_hand = 1")
          .params(hint.sync(), hint.key(), hint.identityId())
          .update();
      db.sql("DELETE FROM sync_link WHERE sync = ? AND item_key = ?")
          .params(hint.sync(), former(hint))
          .update();
    }
  }

  /** No key of a source: whom the key meant before it was said to mean somebody else. */
  private static String former(Hint hint) {
    return hint.key() + " = " + hint.identityId();
  }

  private static Hint hint(java.sql.ResultSet row, int n) throws java.sql.SQLException {
    return new Hint(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        Instant.ofEpochMilli(row.getLong(8)));
  }
}
