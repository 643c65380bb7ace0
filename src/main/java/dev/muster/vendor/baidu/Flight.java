package dev.muster.vendor.baidu;

import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Told;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A token that is being fetched, for which others wait. */
final class Flight {

  /** How many times the cloud's timeout a fetch may take, waiting for a connection included. */
  private static final int PATIENCE = 4;

  private final CompletableFuture<Outcome<String>> landed = new CompletableFuture<>();
  private final long patience;
  private final long begun = System.nanoTime();

  Flight(Duration timeout) {
    this.patience = timeout.multipliedBy(PATIENCE).toNanos();
  }

  /** True when its fetch broke off and will never end. */
  boolean isLost() {
    return System.nanoTime() - begun > patience;
  }

  void land(Outcome<String> outcome) {
    landed.complete(outcome);
  }

  /** How the fetch ended. */
  Outcome<String> await() throws InterruptedException {
    try {
      return landed.get(patience, TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return new Outcome.NotReached<>(
          Told.of(Reason.NO_ANSWER, "the token that another attempt fetches does not come"));
    }
  }
}
