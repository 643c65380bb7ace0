package dev.muster.enrol.ledger;

import dev.muster.store.Store;
import java.time.Clock;
import java.time.Duration;

/** Forgets steps of the history that are too old, little by little. The proof of removals stays. */
public final class HistoryPurge {

  private static final int AT_ONCE = 500;
  private static final int STEPS = 20;

  private final Store store;
  private final Duration kept;
  private final Clock clock;

  public HistoryPurge(Store store, Duration kept, Clock clock) {
    this.store = store;
    this.kept = kept;
    this.clock = clock;
  }

  /** Forgets at most ten thousand steps; returns how many. */
  public int purge() {
    long before = clock.millis() - kept.toMillis();
    int gone = 0;
    int some = AT_ONCE;
    for (int step = 0; step < STEPS && some == AT_ONCE; step++) {
      some = store.write(db -> History.purge(db, before, AT_ONCE));
      gone += some;
    }
    return gone;
  }
}
