package dev.muster.vendor.baidu;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.call.Answer;
import dev.muster.call.Ask;
import dev.muster.directory.CallCounts;
import dev.muster.vendor.baidu.BaiduAnswer.Failure;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * Asks the question of an attempt with its token and judges what has nothing to do with the
 * question: a token that is not good, too many calls, calls that are used up.
 */
public final class BaiduDialogue {

  /** How long a question is held back that came too soon, in milliseconds. §6.4. */
  static final long HOLD = 1100;

  /** How often one question is held back before the whole lane rests. §6.4. */
  static final int MOST_HOLDS = 3;

  private final BaiduCalls calls;
  private final BaiduTokens tokens;
  private final BaiduQuota quota;
  private final CallCounts counts;
  private final ObjectMapper json;
  private final LongSupplier jitter;

  /**
   * @param jitter milliseconds more, so that those who were held back together part
   */
  BaiduDialogue(
      BaiduCalls calls,
      BaiduTokens tokens,
      BaiduQuota quota,
      CallCounts counts,
      ObjectMapper json,
      LongSupplier jitter) {
    this.calls = calls;
    this.tokens = tokens;
    this.quota = quota;
    this.counts = counts;
    this.json = json;
    this.jitter = jitter;
  }

  /** The question, ready to be sent; counted as a call. */
  public Ask<BaiduEntry> ask(BaiduEntry entry) {
    counts.count(entry.lane());
    Question question = Objects.requireNonNull(entry.talk().question());
    return new Ask<>(
        entry, calls.call(entry.cloud(), question, entry.talk().token()), this::judged);
  }

  private BaiduEntry judged(BaiduEntry now, Answer answer) {
    Question question = Objects.requireNonNull(now.talk().question());
    return BaiduAnswer.of(json, answer)
        .fold(
            result -> question.success().apply(now.with(now.talk().answered()), result),
            failure -> failed(now, question, failure),
            now::endWith);
  }

  private BaiduEntry failed(BaiduEntry now, Question question, Failure failure) {
    return switch (failure.meaning()) {
      case TOKEN -> refusedToken(now, failure);
      case TOO_FAST -> tooFast(now, failure);
      case DAY_USED_UP -> now.endWith(quota.usedUp(now.lane(), true, failure.words()));
      case ALL_USED_UP -> now.endWith(quota.usedUp(now.lane(), false, failure.words()));
      default -> question.failure().apply(now.with(now.talk().answered()), failure);
    };
  }

  /** Once: a token that was just fetched and is refused again will not get better. */
  private BaiduEntry refusedToken(BaiduEntry now, Failure failure) {
    tokens.refused(now.cloud(), now.talk().token());
    return now.talk().renewed() ? now.endWith(failure.outcome()) : now.with(now.talk().renew());
  }

  private BaiduEntry tooFast(BaiduEntry now, Failure failure) {
    return now.talk().held() < MOST_HOLDS
        ? now.with(now.talk().hold(HOLD + jitter.getAsLong()))
        : now.endWith(failure.outcome());
  }
}
