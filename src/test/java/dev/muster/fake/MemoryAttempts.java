package dev.muster.fake;

import dev.muster.enrol.ledger.Attempt;
import dev.muster.enrol.ledger.AttemptStart;
import dev.muster.enrol.ledger.Placing;

/** Where placements begin. */
final class MemoryAttempts implements AttemptStart {

  @Override
  public String family() {
    return MemoryClouds.KIND;
  }

  @Override
  public Attempt begin(Placing placing) {
    return new MemoryAttempt(placing, null);
  }
}
