package dev.muster.vendor.baidu;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.call.Answer;
import dev.muster.call.Ask;
import dev.muster.directory.CallCounts;
import dev.muster.vendor.baidu.BaiduAnswer.Failure;
import java.util.Objects;

/**
 * Asks a question with its token and judges what has nothing to do with the question: a token that
 * is not good, too many calls, calls that are used up.
 */
public final class BaiduDialogue {

  /** How often one question is held back before the whole lane rests. §6.4. */
  static final int MOST_HOLDS = 3;

  private final BaiduCalls calls;
  private final BaiduTokens tokens;
  private final BaiduQuota quota;
  private final BaiduPace pace;
  private final CallCounts counts;
  private final ObjectMapper json;

  BaiduDialogue(
      BaiduCalls calls,
      BaiduTokens tokens,
      BaiduQuota quota,
      BaiduPace pace,
      CallCounts counts,
      ObjectMapper json) {
    this.calls = calls;
    this.tokens = tokens;
    this.quota = quota;
    this.pace = pace;
    this.counts = counts;
    this.json = json;
  }

  /** The question, ready to be sent; counted as a call. */
  public <S extends Talking<S>> Ask<S> ask(S subject) {
    Question<S> question = Objects.requireNonNull(subject.talk().question());
    counts.count(subject.cloudName(), question.operation());
    return new Ask<>(
        subject, calls.call(subject.cloud(), question, subject.talk().token()), this::judged);
  }

  private <S extends Talking<S>> S judged(S now, Answer answer) {
    Question<S> question = Objects.requireNonNull(now.talk().question());
    return BaiduAnswer.of(json, answer)
        .fold(
            result -> question.success().apply(now.with(now.talk().answered()), result),
            failure -> failed(now, question, failure),
            now::giveUp);
  }

  private <S extends Talking<S>> S failed(S now, Question<S> question, Failure failure) {
    return switch (failure.meaning()) {
      case TOKEN -> refusedToken(now, failure);
      case TOO_FAST -> tooFast(now, question, failure);
      case DAY_USED_UP -> now.giveUp(quota.dayUsedUp(now.cloudName(), question, failure.words()));
      case ALL_USED_UP -> now.giveUp(quota.allUsedUp(now.cloudName(), question, failure.words()));
      default -> question.failure().apply(now.with(now.talk().answered()), failure);
    };
  }

  /** Once: a token that was just fetched and is refused again will not get better. */
  private <S extends Talking<S>> S refusedToken(S now, Failure failure) {
    tokens.refused(now.cloud(), now.talk().token());
    return now.talk().renewed() ? now.giveUp(failure.outcome()) : now.with(now.talk().renew());
  }

  private <S extends Talking<S>> S tooFast(S now, Question<S> question, Failure failure) {
    pace.tooFast(now.cloudName(), question);
    return now.talk().held() < MOST_HOLDS
        ? now.with(now.talk().hold())
        : now.giveUp(failure.outcome());
  }
}
