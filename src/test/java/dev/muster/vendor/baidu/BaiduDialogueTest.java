package dev.muster.vendor.baidu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.call.Outcome;
import dev.muster.directory.QuotaStops;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaiduDialogueTest {

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

  @ParameterizedTest
  @ValueSource(ints = {100, 110, 111})
  void aTokenThatIsNotGoodIsRenewedOnceAndTheQuestionAskedAgain(int code) throws Exception {
    BaiduEntry refused = kit.answered(kit.asking(), BaiduKit.error(code, "token"));
    assertThat(refused.isAsking()).isTrue();
    BaiduEntry fetching = kit.tokens.join(refused);
    assertThat(fetching.isFetching()).as("the token is forgotten").isTrue();
    BaiduEntry again =
        BaiduKit.answered(kit.tokens.ask(fetching), 200, BaiduKit.token("fresh", 2_592_000));
    assertThat(kit.dialogue.ask(again).call().url()).endsWith("?access_token=fresh");
    assertThat(kit.answered(again, BaiduKit.error(code, "token")).outcome())
        .isInstanceOf(Outcome.NotReached.class);
  }

  @Test
  void aTokenThatWasRenewedMeanwhileIsNotForgotten() throws Exception {
    BaiduEntry one = kit.asking();
    BaiduEntry other = kit.asking();
    BaiduEntry first = kit.answered(one, BaiduKit.error(111, "expired"));
    BaiduEntry fetching = kit.tokens.join(first);
    BaiduKit.answered(kit.tokens.ask(fetching), 200, BaiduKit.token("fresh", 2_592_000));
    BaiduEntry late =
        BaiduKit.answered(kit.dialogue.ask(other), 200, BaiduKit.error(111, "expired"));
    assertThat(kit.tokens.join(late).talk().token()).isEqualTo("fresh");
  }

  @Test
  void aCallThatCameTooSoonWaitsThreeTimesAndThenTheLaneRests() throws Exception {
    BaiduEntry now = kit.asking();
    for (int i = 0; i < BaiduDialogue.MOST_HOLDS; i++) {
      now = kit.answered(now, BaiduKit.error(18, "Open api qps request limit reached"));
      assertThat(now.isAsking()).isTrue();
      BaiduEntry held = kit.pace.turn(kit.withToken(now));
      assertThat(held.getDelay()).isGreaterThanOrEqualTo(BaiduPace.HOLD.toMillis() + 7);
      kit.nanos.addAndGet(Duration.ofMillis(held.getDelay()).toNanos());
    }
    assertThat(kit.answered(now, BaiduKit.error(18, "limit")).outcome())
        .isInstanceOfSatisfying(
            Outcome.NotReached.class, not -> assertThat(not.why()).startsWith("TOO_BUSY: "));
  }

  @Test
  void callsOfTheDayThatAreUsedUpStopTheLaneUntilMidnightInBeijing() throws Exception {
    BaiduEntry now =
        kit.answered(kit.asking(), BaiduKit.error(17, "Open api daily request limit reached"));
    assertThat(now.outcome())
        .isInstanceOfSatisfying(
            Outcome.NotReached.class, not -> assertThat(not.why()).startsWith("QUOTA_USED_UP: "));
    assertThat(kit.begin().isOver()).as("no call is made before").isTrue();
    Instant midnight =
        kit.clock
            .instant()
            .atZone(ZoneId.of("Asia/Shanghai"))
            .toLocalDate()
            .plusDays(1)
            .atStartOfDay(ZoneId.of("Asia/Shanghai"))
            .toInstant();
    kit.clock.pass(Duration.between(kit.clock.instant(), midnight).minusSeconds(1));
    assertThat(kit.begin().isOver()).isTrue();
    kit.clock.pass(Duration.ofSeconds(1));
    assertThat(kit.begin().isOver()).isFalse();
  }

  @Test
  void aStopSurvivesARestartAndConcernsItsInterfaceOnly() throws Exception {
    kit.answered(kit.asking(), BaiduKit.error(17, "Open api daily request limit reached"));
    QuotaStops fresh = new QuotaStops(kit.stored.store(), kit.clock);
    assertThat(fresh.of(BaiduKit.CLOUD))
        .singleElement()
        .satisfies(stop -> assertThat(stop.operation()).isEqualTo("faceset/user/get"));
    BaiduQuota quota = new BaiduQuota(fresh, kit.clock);
    assertThat(quota.closed(BaiduKit.CLOUD, "faceset/user/get")).isPresent();
    assertThat(quota.closed(BaiduKit.CLOUD, "search")).isEmpty();
    assertThat(quota.placingClosed(BaiduKit.cloud("muster"))).isPresent();
    assertThat(kit.pace.turn(kit.asking()).outcome()).isInstanceOf(Outcome.NotReached.class);
  }

  @Test
  void callsThatArePaidForAndUsedUpAreAskedForEveryHour() throws Exception {
    kit.answered(kit.asking(), BaiduKit.error(19, "Open api total request limit reached"));
    kit.clock.pass(Duration.ofMinutes(59));
    assertThat(kit.begin().isOver()).isTrue();
    kit.clock.pass(Duration.ofMinutes(1));
    assertThat(kit.begin().isOver()).isFalse();
  }

  @Test
  void everyCallIsCountedForItsInterfaceAndATokenIsNone() throws Exception {
    kit.answered(kit.asking(), BaiduKit.error(2, "busy"));
    kit.answered(kit.asking(), BaiduKit.error(2, "busy"));
    assertThat(kit.counts.figures(BaiduKit.CLOUD).today())
        .isEqualTo(Map.of("faceset/user/get", 2L));
  }
}
