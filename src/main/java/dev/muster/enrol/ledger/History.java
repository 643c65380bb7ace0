package dev.muster.enrol.ledger;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What happened to a person, one row a step: wanted, placed, refused, not reached, removed. Written
 * in the transaction of the step itself.
 */
final class History {

  /** What happened. */
  public enum What {
    ENROLLED,
    CHANGED,
    PLACED,
    REFUSED,
    FAILED,
    LEAVING,
    REMOVED,
    EXPIRED,
    CANCELLED,
    ERASED
  }

  /**
   * One step.
   *
   * @param directory null when it concerns the roster
   */
  public record Step(
      String identityId,
      @Nullable String directory,
      What what,
      @Nullable String version,
      @Nullable String reason,
      @Nullable String detail,
      @Nullable String batch) {

    /** A step of the roster. */
    public static Step roster(String id, What what, @Nullable String version, String batch) {
      return new Step(id, null, what, version, null, null, batch);
    }
  }

  private History() {}

  public static void add(JdbcClient db, Step step, long now) {
    db.sql(
            """
            INSERT INTO history (identity_id, at, directory, what, version, reason, detail, batch)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            Arrays.asList(
                step.identityId(),
                now,
                step.directory(),
                step.what().name(),
                step.version(),
                step.reason(),
                step.detail(),
                step.batch()))
        .update();
  }

  /** Forgets what is older, at most so many rows; returns how many went. */
  static int purge(JdbcClient db, long before, int most) {
    return db.sql(
            "DELETE FROM history WHERE id IN (SELECT id FROM history WHERE at < ? ORDER BY at LIMIT ?)")
        .params(before, most)
        .update();
  }
}
