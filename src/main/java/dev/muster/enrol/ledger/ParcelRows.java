package dev.muster.enrol.ledger;

import dev.muster.store.Store;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Batches that are closed sets of files: while they are received, and while they wait to be read.
 * Every method runs inside the caller's transaction or query.
 */
public final class ParcelRows {

  /** How long one reader has a parcel for itself without taking anything in or prolonging it. */
  private static final long LEASE_MILLIS = 300_000;

  private static final String RECEIVING = "RECEIVING";
  private static final String READY = "READY";

  /** A parcel that was claimed. */
  public record Claimed(String batch, String source, String origin) {}

  private ParcelRows() {}

  /** Begins a parcel to which files are still to come. */
  public static String begin(
      JdbcClient db, String source, Mode mode, String origin, String instance, long now) {
    String batch = Batches.add(db, source, mode, RECEIVING, origin, now);
    db.sql("UPDATE batch SET leased_by = ? WHERE id = ?").params(instance, batch).update();
    return batch;
  }

  /** Everything has come. */
  public static String ready(JdbcClient db, String batch) {
    db.sql("UPDATE batch SET parcel = ?, leased_by = NULL, lease_until = 0 WHERE id = ?")
        .params(READY, batch)
        .update();
    return batch;
  }

  /** True while a file of the batch has not been handed back. */
  public static boolean onTheWayBack(JdbcClient db, String batch) {
    return db.sql(
                """
                SELECT (SELECT count(*) FROM batch_row WHERE batch = ? AND handed = 0)
                  + (SELECT count(*) FROM manifest WHERE batch = ? AND handed = 0)
                """)
            .params(batch, batch)
            .query(Long.class)
            .single()
        > 0;
  }

  /** Parcels that this instance was receiving when it died. */
  public static List<Claimed> unfinished(JdbcClient db, String instance) {
    return db.sql(
            "SELECT id, source, origin FROM batch WHERE open = 1 AND parcel = ? AND leased_by = ?")
        .params(RECEIVING, instance)
        .query((row, n) -> new Claimed(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }

  /** Nothing of the parcel is used. */
  public static String abandon(JdbcClient db, String batch, long now) {
    db.sql("UPDATE batch SET cancelled_at = ? WHERE id = ?").params(now, batch).update();
    return Closable.close(db, batch, now);
  }

  /** Claims the oldest parcel of the source that nobody reads. */
  public static Optional<Claimed> claim(
      JdbcClient db, Store store, String source, List<String> busy, String instance, long now) {
    Optional<Claimed> found =
        db
            .sql(
                "SELECT b.id, b.source, b.origin FROM batch b WHERE b.open = 1 AND b.source = ?"
                    + " AND b.parcel = 'READY' AND b.lease_until < ? ORDER BY b.opened_at LIMIT 5"
                    + store.claimLock("b"))
            .params(source, now)
            .query((row, n) -> new Claimed(row.getString(1), row.getString(2), row.getString(3)))
            .list()
            .stream()
            .filter(one -> !busy.contains(one.batch()))
            .findFirst();
    found.ifPresent(
        one ->
            db.sql("UPDATE batch SET lease_until = ?, leased_by = ? WHERE id = ?")
                .params(now + LEASE_MILLIS, instance, one.batch())
                .update());
    return found;
  }

  /** The instance has the parcel for itself for another while, unless it has lost it. */
  public static int prolong(JdbcClient db, String batch, String instance, long now) {
    return db.sql(
            "UPDATE batch SET lease_until = ? WHERE id = ? AND leased_by = ? AND open = 1"
                + " AND parcel = 'READY' AND lease_until >= ?")
        .params(now + LEASE_MILLIS, batch, instance, now)
        .update();
  }

  /** What this instance was reading when it died, or gave up, is due again. */
  public static int release(JdbcClient db, String instance) {
    return db.sql(
            "UPDATE batch SET lease_until = 0, leased_by = NULL WHERE leased_by = ? AND parcel = 'READY'")
        .param(instance)
        .update();
  }

  /** The parcel is read again after a while. */
  public static String retry(JdbcClient db, String batch, long at) {
    db.sql("UPDATE batch SET lease_until = ? WHERE id = ?").params(at, batch).update();
    return batch;
  }

  /** How many photos the parcel holds; when it is read again after a crash, fewer are left. */
  public static int expect(JdbcClient db, String batch, long photos) {
    return db.sql(
            "UPDATE batch SET expected = ? WHERE id = ? AND (expected IS NULL OR expected < ?)")
        .params(photos, batch, photos)
        .update();
  }

  /** Whether all of the parcel is read, or nothing of it is used. */
  public static boolean isOver(JdbcClient db, String batch) {
    return db.sql("SELECT count(*) FROM batch WHERE id = ? AND open = 0")
            .param(batch)
            .query(Long.class)
            .single()
        > 0;
  }
}
