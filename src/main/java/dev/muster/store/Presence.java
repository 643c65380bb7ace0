package dev.muster.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The row by which an instance tells the others that it is there; all by the database's clock. */
final class Presence {

  /** How often an instance tells that it is there. */
  static final long BEAT_MILLIS = 1_000;

  /** After how long without a word an instance is gone. */
  static final long GONE_MILLIS = 15_000;

  /** So long a live namesake would not stay silent. */
  private static final int BEATS_OF_A_NAMESAKE = 3;

  private static final String NOW = "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)";

  private final JdbcClient db;
  private final String name;
  private final String token = UUID.randomUUID().toString();

  Presence(JdbcClient db, String name) {
    this.db = db;
    this.name = name;
  }

  /**
   * Takes the name. The row of one that has just died under this name looks like that of a live
   * one, so it is watched for a moment.
   *
   * @throws IllegalStateException when another process that is running goes by this name
   */
  void enter() throws InterruptedException {
    Optional<Long> heard = heard();
    for (int beat = 0; beat < BEATS_OF_A_NAMESAKE && heard.isPresent(); beat++) {
      Thread.sleep(BEAT_MILLIS);
      Optional<Long> before = heard;
      heard = heard();
      if (heard.isPresent() && !heard.equals(before)) {
        throw new IllegalStateException(
            "muster.store.instance is \"%s\", and another process that is running on this database goes by that name; allowed is a name of its own for each instance"
                .formatted(name));
      }
    }
    write();
  }

  /** When somebody of this name was heard of last, if that was a short while ago. */
  private Optional<Long> heard() {
    return db.sql("SELECT seen_at FROM instance WHERE name = ? AND seen_at > " + NOW + " - ?")
        .params(name, GONE_MILLIS)
        .query(Long.class)
        .optional();
  }

  /**
   * Tells the others; false when they had taken this one for gone, or a namesake is at work.
   *
   * @throws DataAccessException when the database does not take it
   */
  boolean beat() {
    boolean known =
        db.sql("UPDATE instance SET seen_at = " + NOW + " WHERE name = ? AND token = ?")
                .params(name, token)
                .update()
            == 1;
    if (!known) {
      write();
    }
    return known;
  }

  private void write() {
    db.sql(
            """
            INSERT INTO instance (name, token, since, seen_at) VALUES (?, ?, %s, %s)
            ON CONFLICT (name) DO UPDATE SET token = excluded.token, since = excluded.since,
              seen_at = excluded.seen_at
            """
                .formatted(NOW, NOW))
        .params(name, token)
        .update();
  }

  /** Whether no other that is there has been so for longer. */
  boolean isFirst() {
    return db.sql(
            "SELECT token FROM instance WHERE seen_at >= "
                + NOW
                + " - ? ORDER BY since, name LIMIT 1")
        .param(GONE_MILLIS)
        .query(String.class)
        .optional()
        .filter(token::equals)
        .isPresent();
  }

  /** Tells the others not to wait for this one. */
  void leave() {
    db.sql("UPDATE instance SET seen_at = 0 WHERE name = ? AND token = ?")
        .params(name, token)
        .update();
  }

  /** Whether another one has not been heard of for too long. */
  boolean someoneIsGone() {
    return !gone(db, "").isEmpty();
  }

  /** Those that have not been heard of for too long, each for whoever asks first. */
  List<String> takeGone(JdbcClient transaction) {
    List<String> gone = gone(transaction, " FOR UPDATE SKIP LOCKED");
    gone.forEach(one -> transaction.sql("DELETE FROM instance WHERE name = ?").param(one).update());
    return gone;
  }

  private List<String> gone(JdbcClient through, String lock) {
    return through
        .sql("SELECT name FROM instance WHERE name <> ? AND seen_at < " + NOW + " - ?" + lock)
        .params(name, GONE_MILLIS)
        .query(String.class)
        .list();
  }
}
