package dev.muster.enrol.ledger;

import dev.muster.roster.Person;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One person on one directory, apart from all the others. Every method runs inside the caller's
 * transaction.
 */
public final class Standing {

  /** What the ledger knows: the state of the placement, and when it was written last. */
  public record Known(String state, boolean current, long changedAt) {

    /** True when the person stands there as the roster has them, as far as we know. */
    public boolean isPlaced() {
      return state.equals("PLACED") && current;
    }
  }

  private Standing() {}

  /** What is known of the person on the directory; nothing when nobody wants them there. */
  public static @Nullable Known of(JdbcClient db, String id, String directory) {
    List<Known> known =
        db.sql(
                "SELECT state, COALESCE(placed_version, '') = version AS stands, updated_at"
                    + " FROM placement WHERE identity_id = ? AND directory = ?")
            .params(id, directory)
            .query((row, n) -> new Known(row.getString(1), row.getBoolean(2), row.getLong(3)))
            .list();
    return known.isEmpty() ? null : known.get(0);
  }

  /**
   * Wants the person on the directory although the ledger may say that they stand there: it was
   * seen that they do not, or not so. It counts as heard of by the directory, so that it is looked
   * at before anything is written.
   */
  public static void again(
      JdbcClient db, Person person, String directory, @Nullable String batch, long now) {
    db.sql(
            """
            INSERT INTO placement (identity_id, directory, version, state, attempts, claims, next_at, batch, updated_at)
            VALUES (?, ?, ?, 'PENDING', 0, 1,
            """
                + Pause.AT
                + """
            , ?, ?)
            ON CONFLICT (identity_id, directory) DO UPDATE SET batch = excluded.batch,
              version = excluded.version, placed_version = NULL, state = 'PENDING', reason = NULL,
              detail = NULL, attempts = 0,
              claims = CASE WHEN placement.claims = 0 THEN 1 ELSE placement.claims END,
              next_at = CASE WHEN placement.lease IS NULL THEN excluded.next_at ELSE placement.next_at END,
              updated_at = excluded.updated_at
            """)
        .params(
            Arrays.asList(
                person.id(), directory, person.version(), batch, due(person, now), batch, now))
        .update();
  }

  /**
   * Takes the person off the directory, also when nobody ever wanted them there, and leaves the
   * roster as it is.
   */
  public static void leave(
      JdbcClient db, Person person, String directory, @Nullable String batch, long now) {
    db.sql(
            """
            INSERT INTO placement (identity_id, directory, version, state, attempts, claims, next_at, batch, updated_at)
            VALUES (?, ?, ?, 'REMOVING', 0, 1, ?, ?, ?)
            ON CONFLICT (identity_id, directory) DO UPDATE SET state = 'REMOVING',
              batch = excluded.batch, attempts = 0, reason = NULL, detail = NULL,
              next_at = CASE WHEN placement.lease IS NULL THEN excluded.next_at ELSE placement.next_at END,
              updated_at = excluded.updated_at
            WHERE placement.state <> 'REMOVING'
            """)
        .params(
            Arrays.asList(
                person.id(), directory, person.version(), Pause.at(db, batch, now), batch, now))
        .update();
  }

  /** True when somebody stands there, or is to stand there. */
  static boolean isWanted(JdbcClient db, String id, String directory) {
    return !db.sql(
            "SELECT 1 FROM placement WHERE identity_id = ? AND directory = ? AND state <> 'REMOVING'")
        .params(id, directory)
        .query(Integer.class)
        .list()
        .isEmpty();
  }

  /** When somebody is due there. */
  static long due(Person person, long now) {
    return person.validity().from() == null
        ? now
        : Math.max(now, person.validity().from().toEpochMilli());
  }
}
