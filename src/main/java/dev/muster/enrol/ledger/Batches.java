package dev.muster.enrol.ledger;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The batches. Every method runs inside the caller's transaction or query. */
public final class Batches {

  private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("yyyy-MM-dd_HHmmss");

  /** A reader who takes something in keeps the parcel for so long. */
  private static final long LEASE_MILLIS = 300_000;

  private static final String CHANGED =
      " changed_at = CASE WHEN changed_at < ? THEN ? ELSE changed_at + 1 END";

  private static final String TOUCH =
      "UPDATE batch SET last_at = ?, lease_until = CASE WHEN lease_until > 0 THEN ? ELSE 0 END,"
          + CHANGED
          + " WHERE ";

  private Batches() {}

  /** The open batch of loose files of the drop; a new one when there is none. */
  public static String open(JdbcClient db, String source, Mode mode, long now) {
    // Whoever closes the batch at the same moment is either seen here, or sees this.
    return db.sql(
            TOUCH
                + """
                  id = (SELECT o.id FROM batch o WHERE o.source = ? AND o.open = 1 AND o.parcel IS NULL
                    AND o.mode = ? AND o.cancelled_at IS NULL ORDER BY o.opened_at LIMIT 1) AND open = 1
                RETURNING id
                """)
        .params(now, now + LEASE_MILLIS, now, now, source, mode.name())
        .query(String.class)
        .optional()
        .orElseGet(() -> add(db, source, mode, null, null, now));
  }

  /**
   * Begins a batch.
   *
   * @param parcel null for loose files; else how far the closed set of files is
   * @param origin the name of the ZIP or upload
   */
  public static String add(
      JdbcClient db,
      String source,
      Mode mode,
      @Nullable String parcel,
      @Nullable String origin,
      long now) {
    String id = freeId(db, source, now);
    db.sql(
            """
            INSERT INTO batch (id, source, mode, parcel, origin, open, opened_at, last_at, changed_at, reported_at)
            VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, 0)
            """)
        .params(java.util.Arrays.asList(id, source, mode.name(), parcel, origin, now, now, now))
        .update();
    return id;
  }

  /** Notes that something of the batch has come in. */
  public static void touch(JdbcClient db, String batch, long now) {
    db.sql(TOUCH + "id = ?").params(now, now + LEASE_MILLIS, now, now, batch).update();
  }

  /** Moves the batch's time of change on, so that its report is written anew. */
  static void changed(JdbcClient db, String batch, long now) {
    db.sql("UPDATE batch SET" + CHANGED + " WHERE id = ?").params(now, now, batch).update();
  }

  /** What is to be known of a batch before something is done to it. */
  public record Batch(
      String id,
      String source,
      Mode mode,
      boolean open,
      @Nullable String parcel,
      @Nullable String origin,
      boolean paused,
      boolean cancelled) {}

  public static Optional<Batch> find(JdbcClient db, String id) {
    return db.sql(
            "SELECT id, source, mode, open, parcel, origin, paused, cancelled_at FROM batch WHERE id = ?")
        .param(id)
        .query(
            (row, n) ->
                new Batch(
                    row.getString("id"),
                    row.getString("source"),
                    Mode.valueOf(row.getString("mode")),
                    row.getInt("open") == 1,
                    row.getString("parcel"),
                    row.getString("origin"),
                    row.getInt("paused") == 1,
                    row.getObject("cancelled_at") != null))
        .optional();
  }

  /** True when placements of the batch are held back. */
  static boolean paused(JdbcClient db, @Nullable String batch) {
    return batch != null
        && db.sql("SELECT count(*) FROM batch WHERE id = ? AND paused = 1")
                .param(batch)
                .query(Long.class)
                .single()
            > 0;
  }

  private static String freeId(JdbcClient db, String source, long now) {
    String id = ID.format(Instant.ofEpochMilli(now).atZone(ZoneId.systemDefault())) + "_" + source;
    String free = id;
    for (int n = 2; exists(db, free); n++) {
      free = id + "-" + n;
    }
    return free;
  }

  private static boolean exists(JdbcClient db, String id) {
    return db.sql("SELECT count(*) FROM batch WHERE id = ?").param(id).query(Long.class).single()
        > 0;
  }
}
