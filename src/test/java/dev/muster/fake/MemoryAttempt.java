package dev.muster.fake;

import dev.muster.call.Outcome;
import dev.muster.enrol.ledger.Attempt;
import dev.muster.enrol.ledger.Placing;
import org.jspecify.annotations.Nullable;

/** One person on the way into the memory, or out of it. */
public record MemoryAttempt(Placing placing, @Nullable Outcome<String> outcome) implements Attempt {

  @Override
  public String lane() {
    return placing.directory();
  }

  @Override
  public String family() {
    return MemoryClouds.KIND;
  }

  @Override
  public boolean isPaced() {
    return false;
  }

  MemoryAttempt endWith(Outcome<String> end) {
    return new MemoryAttempt(placing, end);
  }
}
