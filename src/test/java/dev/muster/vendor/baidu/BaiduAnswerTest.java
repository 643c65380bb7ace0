package dev.muster.vendor.baidu;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.call.Answer;
import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaiduAnswerTest {

  @ParameterizedTest(name = "{0} is refused: {1}")
  @CsvSource({
    "216200, BROKEN_PHOTO",
    "216201, UNSUPPORTED_FORMAT",
    "216202, TOO_MANY_BYTES",
    "222202, NO_FACE",
    "222203, BROKEN_PHOTO",
    "222213, FACE_TOO_SMALL",
    "222309, FACE_TOO_SMALL",
    "223113, FACE_COVERED",
    "223114, BLURRED",
    "223115, TOO_DARK",
    "223116, FACE_CUT_OFF",
    "223120, NOT_LIVE",
    "223121, FACE_COVERED",
    "223127, FACE_COVERED",
    "223150, LOW_QUALITY",
    "216100, DIRECTORY_REFUSED",
    "216101, DIRECTORY_REFUSED",
    "222001, DIRECTORY_REFUSED",
    "222018, DIRECTORY_REFUSED",
    "222210, DIRECTORY_REFUSED",
    "223118, DIRECTORY_REFUSED",
    "223104, DIRECTORY_REFUSED",
    "5, DIRECTORY_REFUSED",
    "999999, DIRECTORY_REFUSED"
  })
  void aJudgementIsFinal(int code, Reason reason) {
    assertThat(outcome(200, BaiduKit.error(code, "x")))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> {
              assertThat(refused.refusal().reason()).isEqualTo(reason);
              assertThat(refused.refusal().detail()).contains(String.valueOf(code));
            });
  }

  @ParameterizedTest
  @ValueSource(
      ints = {1, 216300, 216400, 222201, 222205, 222206, 222300, 222302, 222361, 222901, 222916})
  void troubleInsideLeavesTheOutcomeOpen(int code) {
    assertThat(outcome(200, BaiduKit.error(code, "x"))).isInstanceOf(Outcome.OutcomeUnknown.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2, TOO_BUSY",
    "4, TOO_BUSY",
    "13, TOO_BUSY",
    "3, KEYS_REFUSED",
    "6, KEYS_REFUSED",
    "14, KEYS_REFUSED",
    "15, KEYS_REFUSED",
    "216110, KEYS_REFUSED"
  })
  void whatIsNobodysFaultLetsTheLaneRest(int code, String reason) {
    assertThat(outcome(200, BaiduKit.error(code, "x")))
        .isInstanceOfSatisfying(
            Outcome.NotReached.class,
            not -> assertThat(not.why()).startsWith(reason + ": ").contains(code + " x"));
  }

  @Test
  void onlyTheCodeZeroIsASuccess() {
    assertThat(read(200, BaiduKit.success("{\"face_token\":\"f\"}")))
        .isInstanceOfSatisfying(
            BaiduAnswer.Success.class,
            success -> assertThat(success.result().path("face_token").asText()).isEqualTo("f"));
    assertThat(read(200, "{\"error_code\":\"0\",\"result\":null}"))
        .isInstanceOf(BaiduAnswer.Success.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "null",
        "<html>",
        "{\"result\":{}}",
        "{\"error_code\":null}",
        "{\"error_code\":\"SDK108\"}",
        "{\"error_code\":{}}",
        "{\"error_code\":0",
        "\u00ff\u00fe"
      })
  void everythingElseIsNoAnswer(String body) {
    assertThat(outcome(200, body)).isInstanceOf(Outcome.OutcomeUnknown.class);
  }

  @Test
  void aCodeCountsWhateverTheHttpStatusSaysAndMayBeAText() {
    assertThat(outcome(500, "{\"error_code\":\"222202\",\"error_msg\":\"pic not has face\"}"))
        .isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void theTokenNeverStandsInWhatIsTold() {
    BaiduAnswer lost =
        BaiduAnswer.of(
            new ObjectMapper(), new Answer.Lost("POST /x?access_token=24.abc-1&aipSdk=java broke"));
    assertThat(lost.toString()).doesNotContain("24.abc").contains("access_token=***&aipSdk");
    assertThat(read(200, "<p>/x?access_token=24.abc-1</p>").toString()).doesNotContain("24.abc");
  }

  private static Outcome<String> outcome(int status, String body) {
    return read(status, body)
        .fold(
            result -> new Outcome.Answered<>("done"),
            BaiduAnswer.Failure::outcome,
            Talking::unanswered);
  }

  private static BaiduAnswer read(int status, String body) {
    return BaiduAnswer.of(
        new ObjectMapper(),
        new Answer.Arrived(status, body.getBytes(StandardCharsets.ISO_8859_1), ""));
  }
}
