package dev.muster.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;

class AnswersTest {

  private final Answers answers = new Answers();

  @Test
  void whatTheBreakerHoldsBackWasNotSent() {
    assertThat(answers.unanswered(null)).isInstanceOf(Answer.NotReached.class);
    assertThat(answers.unanswered(new SocketTimeoutException("late")))
        .isEqualTo(new Answer.Lost("late"));
    assertThat(answers.unanswered(new ConnectException("refused")))
        .isEqualTo(new Answer.NotReached("refused"));
  }

  @Test
  void anAnswerThatIsTooLargeCountsAsNone() throws IOException {
    ByteArrayInputStream body = new ByteArrayInputStream(new byte[11]);
    assertThat(answers.arrived(200, body, null, BodyReading.upTo(10)))
        .isInstanceOf(Answer.Lost.class);
  }

  @Test
  void anAnswerIsReadAsItsCallWantsIt() throws IOException {
    ByteArrayInputStream body = new ByteArrayInputStream(new byte[11]);
    Answer answer = answers.arrived(200, body, "3", in -> new byte[] {7});
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Arrived.class,
            arrived -> {
              assertThat(arrived.body()).containsExactly(7);
              assertThat(arrived.retryAfter()).isEqualTo("3");
            });
  }
}
