package dev.muster.vendor.arcface;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.call.Answer;
import dev.muster.call.Ask;
import dev.muster.directory.CallCounter;
import dev.muster.vendor.arcface.ArcfaceAnswer.Failure;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * Signs and asks the question of a look and judges what has nothing to do with the question: clocks
 * that differ, a service in trouble. Source: contracts/arcface.md §5.3.
 */
public final class ArcfaceDialogue {

  /** How long a service in trouble is left alone before the first repetition, in milliseconds. */
  static final long PAUSE = 500;

  /** How often a question is asked again of a service in trouble. */
  static final int MOST_REPEATS = 2;

  private final ArcfaceCalls calls;
  private final CallCounter counts;
  private final ObjectMapper json;
  private final LongSupplier jitter;

  /**
   * @param jitter milliseconds more, so that those who wait together part
   */
  ArcfaceDialogue(ArcfaceCalls calls, CallCounter counts, ObjectMapper json, LongSupplier jitter) {
    this.calls = calls;
    this.counts = counts;
    this.json = json;
    this.jitter = jitter;
  }

  /** The question, signed and ready to be sent; counted as a call. */
  public <T> Ask<ArcfaceLook<T>> ask(ArcfaceLook<T> look) {
    counts.count(look.lane(), Objects.requireNonNull(look.question()).path());
    Question<T> question = Objects.requireNonNull(look.question());
    return new Ask<>(look, calls.signed(look.service(), question), this::judged);
  }

  private <T> ArcfaceLook<T> judged(ArcfaceLook<T> now, Answer answer) {
    Question<T> question = Objects.requireNonNull(now.question());
    return ArcfaceAnswer.of(json, answer)
        .fold(
            data -> now.endWith(question.reading().apply(data)),
            failure -> failed(now, failure),
            nothing -> now.endWith(nothing.outcome()));
  }

  private <T> ArcfaceLook<T> failed(ArcfaceLook<T> now, Failure failure) {
    Turn turn = now.turn();
    Long clock = failure.timestamp();
    if (failure.meaning() == ArcfaceMeaning.CLOCK && clock != null && !turn.resynchronised()) {
      calls.follow(now.lane(), clock);
      return now.again(turn.synchronised());
    }
    if (failure.meaning().isPassing() && turn.repeats() < MOST_REPEATS) {
      return now.again(turn.after((PAUSE << turn.repeats()) + jitter.getAsLong()));
    }
    return now.endWith(failure.outcome());
  }
}
