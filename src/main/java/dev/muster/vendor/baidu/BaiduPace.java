package dev.muster.vendor.baidu;

import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Told;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * Gives each question its turn: the service allows so many calls a second to each interface, to all
 * apps of an account together, so the calls of one interface follow each other evenly and those of
 * different interfaces do not wait for each other. Source: contracts/baidu.md §6.1, §6.4.
 */
public final class BaiduPace {

  /** How long an interface is left alone that was called too soon. §6.4. */
  static final Duration HOLD = Duration.ofMillis(1100);

  /** Whoever would wait longer is told that too many calls wait. §6.4. */
  static final Duration LONGEST = Duration.ofSeconds(30);

  /** The way to the service takes one call longer than another: a little more than the second. */
  private static final long SECOND = Duration.ofMillis(1100).toNanos();

  private record Interface(String cloud, String path) {}

  private final BaiduQuota quota;
  private final LongSupplier nanos;
  private final LongSupplier jitter;
  private final Map<Interface, Long> next = new HashMap<>();

  /**
   * @param nanos a clock that nobody sets, in nanoseconds
   * @param jitter milliseconds more, so that programs which were held back together part
   */
  BaiduPace(BaiduQuota quota, LongSupplier nanos, LongSupplier jitter) {
    this.quota = quota;
    this.nanos = nanos;
    this.jitter = jitter;
  }

  /**
   * Says how long the question has to wait, or that it is not asked at all: its interface's calls
   * are used up, or too many wait for it.
   */
  public <S extends Talking<S>> S turn(S subject) {
    Question<S> question = Objects.requireNonNull(subject.talk().question());
    return quota
        .closed(subject.cloudName(), question.operation())
        .map(subject::giveUp)
        .orElseGet(() -> inTurn(subject, question));
  }

  private <S extends Talking<S>> S inTurn(S subject, Question<S> question) {
    long wait = take(new Interface(subject.cloudName(), question.path()), subject.cloud().rate());
    return wait > LONGEST.toNanos()
        ? subject.giveUp(crowded(question))
        : subject.with(subject.talk().in(Duration.ofNanos(wait + 999_999).toMillis()));
  }

  /** Who waits in vain takes no turn. */
  private synchronized long take(Interface one, int rate) {
    long now = nanos.getAsLong();
    long turn = Math.max(now, next.getOrDefault(one, now));
    if (turn - now <= LONGEST.toNanos()) {
      next.put(one, turn + (rate == 0 ? 0 : SECOND / rate));
    }
    return turn - now;
  }

  /** The service was asked too soon: nobody asks this interface for a moment. */
  synchronized void tooFast(String cloud, Question<?> question) {
    long again = nanos.getAsLong() + HOLD.plusMillis(jitter.getAsLong()).toNanos();
    next.merge(new Interface(cloud, question.path()), again, Math::max);
  }

  private static Outcome<Void> crowded(Question<?> question) {
    return new Outcome.NotReached<>(
        Told.of(Reason.TOO_BUSY, "too many calls wait for " + question.operation()));
  }
}
