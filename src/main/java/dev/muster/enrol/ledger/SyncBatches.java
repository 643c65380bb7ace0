package dev.muster.enrol.ledger;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Batches whose rows are the changes of a sync's plan: no files belong to them. Every method runs
 * inside the caller's transaction or query.
 */
public final class SyncBatches {

  /** What their sources begin with; no drop is named so. */
  public static final String PREFIX = "sync-";

  private SyncBatches() {}

  /** The source of the sync's batches, which is the name of its lane too. */
  public static String source(String sync) {
    return PREFIX + sync;
  }

  /** Whether the batches of a source have no files that could be handed back. */
  public static boolean hasNoFiles(String source) {
    return source.startsWith(PREFIX) || source.equals(Removals.SOURCE);
  }

  /**
   * Begins the batch of a run; rows may come to it for as long as somebody is asked for a photo.
   *
   * @param origin what people find it by
   * @param expected how many rows are planned
   */
  public static String begin(JdbcClient db, String sync, String origin, long expected, long now) {
    String id = Batches.add(db, source(sync), Mode.ENROL, null, origin, now);
    db.sql("UPDATE batch SET expected = ?, open = 0 WHERE id = ?").params(expected, id).update();
    return id;
  }

  /** Whether the batch belongs to a sync. */
  static boolean is(JdbcClient db, String batch) {
    return Batches.find(db, batch).filter(one -> one.source().startsWith(PREFIX)).isPresent();
  }
}
