package dev.muster.enrol;

import dev.muster.enrol.ledger.RemovalLimit;
import dev.muster.store.Store;
import java.time.Clock;

/**
 * Keeps a removal list from emptying the boxes by mistake: its batch is held back while it is read,
 * and stays so until somebody resumes it when it names more people than {@code
 * muster.removal-limit}.
 */
final class RemovalGuard {

  private final Store store;
  private final int limit;
  private final Clock clock;

  RemovalGuard(Store store, int limit, Clock clock) {
    this.store = store;
    this.limit = limit;
    this.clock = clock;
  }

  /** Holds the batch back until it is read. */
  void hold(String batch) {
    store.write(db -> RemovalLimit.hold(db, batch, clock.millis()));
  }

  /** Lets the batch go when it names few enough people. */
  void read(String batch) {
    store.write(db -> RemovalLimit.decide(db, batch, limit, clock.millis()));
  }
}
