package dev.muster.vendor.baidu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Waiting;
import dev.muster.call.Answer;
import dev.muster.call.Ask;
import dev.muster.call.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaiduTokensTest {

  @TempDir Path folder;
  private BaiduKit kit;

  @BeforeEach
  void open() {
    kit = new BaiduKit(folder, "muster");
  }

  @AfterEach
  void close() {
    kit.close();
  }

  @Test
  void oneAttemptFetchesTheTokenAndTheOthersWaitForIt() throws Exception {
    BaiduEntry first = kit.tokens.join(kit.begin());
    assertThat(first.isFetching()).isTrue();
    CompletableFuture<BaiduEntry> second = join();
    BaiduEntry done =
        BaiduKit.answered(kit.tokens.ask(first), 200, BaiduKit.token(BaiduKit.TOKEN, 2_592_000));
    assertThat(done.talk().token()).isEqualTo(BaiduKit.TOKEN);
    BaiduEntry waited = second.get(10, TimeUnit.SECONDS);
    assertThat(waited.isFetching()).isFalse();
    assertThat(waited.talk().token()).isEqualTo(BaiduKit.TOKEN);
  }

  @Test
  void thoseWhoWaitFailWithTheFetchAndTheNextTriesAnew() throws Exception {
    BaiduEntry first = kit.tokens.join(kit.begin());
    CompletableFuture<BaiduEntry> second = join();
    kit.tokens.ask(first).answered(new Answer.NotReached("connection refused"));
    assertThat(second.get(10, TimeUnit.SECONDS).outcome())
        .isEqualTo(new Outcome.NotReached<>("NOT_REACHED: connection refused"));
    assertThat(kit.tokens.join(kit.begin()).isFetching()).isTrue();
  }

  @Test
  void aFetchThatBrokeOffIsNotWaitedForForEver() throws Exception {
    kit.tokens.join(kit.begin());
    assertThat(kit.tokens.join(kit.begin()).outcome()).isInstanceOf(Outcome.NotReached.class);
    assertThat(kit.tokens.join(kit.begin()).isFetching()).isTrue();
  }

  @Test
  void aTokenIsRenewedADayBeforeItEnds() throws Exception {
    kit.withToken(kit.begin());
    kit.clock.pass(Duration.ofDays(29).minusSeconds(1));
    assertThat(kit.tokens.join(kit.begin()).isFetching()).isFalse();
    kit.clock.pass(Duration.ofSeconds(1));
    assertThat(kit.tokens.join(kit.begin()).isFetching()).isTrue();
  }

  @Test
  void aShortTokenIsRenewedAtHalfItsLife() throws Exception {
    BaiduEntry first = kit.tokens.join(kit.begin());
    BaiduKit.answered(kit.tokens.ask(first), 200, BaiduKit.token("t", 60));
    kit.clock.pass(Duration.ofSeconds(29));
    assertThat(kit.tokens.join(kit.begin()).isFetching()).isFalse();
    kit.clock.pass(Duration.ofSeconds(1));
    assertThat(kit.tokens.join(kit.begin()).isFetching()).isTrue();
  }

  @Test
  void refusedKeysAreNobodysFaultAndSayWhatIsWrong() throws Exception {
    BaiduEntry first = kit.tokens.join(kit.begin());
    BaiduEntry done =
        BaiduKit.answered(
            kit.tokens.ask(first),
            401,
            "{\"error\":\"invalid_client\",\"error_description\":\"unknown client id\"}");
    assertThat(done.outcome())
        .isEqualTo(
            new Outcome.NotReached<>("KEYS_REFUSED: no token: invalid_client unknown client id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{}", "[]", "{\"access_token\":\"\",\"expires_in\":1}"})
  void anyOtherAnswerIsNoToken(String body) throws Exception {
    BaiduEntry first = kit.tokens.join(kit.begin());
    assertThat(BaiduKit.answered(kit.tokens.ask(first), 200, body).outcome())
        .isInstanceOf(Outcome.NotReached.class);
  }

  @Test
  void theKeysTravelInTheBodyAndNothingTellsTheToken() throws Exception {
    Ask<BaiduEntry> ask = kit.tokens.ask(kit.tokens.join(kit.begin()));
    assertThat(ask.call().url()).isEqualTo("http://127.0.0.1:5555/oauth/2.0/token");
    assertThat(new String(ask.call().body(), StandardCharsets.UTF_8))
        .isEqualTo("grant_type=client_credentials&client_id=key&client_secret=secret");
    BaiduEntry asking = kit.withToken(kit.people.find(kit.begin()));
    BaiduEntry known = BaiduKit.answered(ask, 200, BaiduKit.token(BaiduKit.TOKEN, 2_592_000));
    BaiduEntry ready = kit.withToken(kit.people.find(known));
    assertThat(kit.dialogue.ask(ready).call().url()).endsWith("?access_token=" + BaiduKit.TOKEN);
    assertThat(asking + " " + ready + " " + ready.talk() + kit.dialogue.ask(ready).call())
        .doesNotContain(BaiduKit.TOKEN)
        .doesNotContain("secret");
    assertThat(ready.cloud().toString()).doesNotContain("secret");
  }

  private CompletableFuture<BaiduEntry> join() {
    return Waiting.on(() -> kit.tokens.join(kit.begin()));
  }
}
