package dev.muster.vendor.cloudface;

import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Told;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one library, and the listing of it that is under way: one at a time, for all who
 * wait. Between two of them there is a pause of three times as long as the last one took, so that a
 * library that is expensive to list is listed for more people at once. Decision 25.
 */
final class Shelf {

  private static final int PAUSE = 3;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final Duration patience;
  private Listing listing = Listing.NONE;
  private @Nullable Flight flight;
  private long begun;
  private long sentAt;
  private long mayGoAt = System.nanoTime();

  /**
   * @param patience how long a listing may take, waiting for its turn included
   */
  Shelf(Duration patience) {
    this.patience = patience.plus(LONGEST_PAUSE);
  }

  /** A listing that others wait for. */
  private record Flight(CompletableFuture<Outcome<Listing>> landed, long begunAt) {}

  /** The first listing that shows what was done until now. */
  synchronized long next() {
    return begun + 1;
  }

  /** Who is told what is known; who is not content with it leads a listing or waits for one. */
  ListReader join(ListReader reader) throws InterruptedException {
    Flight under;
    synchronized (this) {
      ListReader told = reader.with(reader.inquiry().told(listing));
      if (!told.isListNeeded()) {
        return told;
      }
      under = flight;
      if (under == null || System.nanoTime() - under.begunAt() > patience.toNanos()) {
        flight = new Flight(new CompletableFuture<>(), System.nanoTime());
        return told.with(told.inquiry().lead(pause()));
      }
    }
    Outcome<Listing> landed = landed(under);
    return landed.fold(
        now -> reader.with(reader.inquiry().told(now)),
        refusal -> reader.endWithout(landed),
        why -> reader.endWithout(landed),
        why -> reader.endWithout(landed));
  }

  /** Right before it is asked for: what is done from now on, it may not show. */
  synchronized long send() {
    sentAt = System.nanoTime();
    return ++begun;
  }

  synchronized void land(Outcome<Listing> outcome) {
    long now = System.nanoTime();
    mayGoAt = now + Math.min(LONGEST_PAUSE.toNanos(), PAUSE * (now - sentAt));
    listing = outcome.fold(fresh -> fresh, refusal -> listing, why -> listing, why -> listing);
    Flight over = flight;
    flight = null;
    if (over != null) {
      over.landed().complete(outcome);
    }
  }

  private long pause() {
    return Math.max(0, TimeUnit.NANOSECONDS.toMillis(mayGoAt - System.nanoTime()));
  }

  private Outcome<Listing> landed(Flight under) throws InterruptedException {
    try {
      return under.landed().get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return new Outcome.NotReached<>(
          Told.of(Reason.NO_ANSWER, "the list that another attempt asked for does not come"));
    }
  }
}
