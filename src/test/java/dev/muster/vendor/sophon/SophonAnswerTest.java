package dev.muster.vendor.sophon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.call.Answer;
import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.vendor.sophon.SophonAnswer.Failure;
import dev.muster.vendor.sophon.SophonAnswer.NotReached;
import dev.muster.vendor.sophon.SophonAnswer.Success;
import dev.muster.vendor.sophon.SophonAnswer.Unclear;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How an answer of a box is read: contracts/sophon.md §2, §13.1, §13.2. */
class SophonAnswerTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void aJsonObjectWith200IsASuccess() {
    assertThat(read(200, "{\"data\":[]}"))
        .isInstanceOfSatisfying(
            Success.class, success -> assertThat(success.body().has("data")).isTrue());
    assertThat(read(200, "{\"error\":null,\"data\":{}}")).isInstanceOf(Success.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>login</html>",
        "",
        "{}",
        "{\"data\":",
        "[]",
        "null",
        "\"ok\"",
        "\u0000\u0001"
      })
  void a200ThatIsNotTheApisIsUnclear(String body) {
    assertThat(read(200, body)).isInstanceOf(Unclear.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 302, 400, 404, 500, 502})
  void anythingButA200WithoutAnEnvelopeIsUnclear(int status) {
    assertThat(read(status, "{\"data\":{}}")).isInstanceOf(Unclear.class);
    assertThat(read(status, "<h1>Bad Gateway</h1>")).isInstanceOf(Unclear.class);
  }

  @Test
  void anUnclearAnswerIsToldInOneShortLine() {
    Unclear unclear = (Unclear) read(502, "<h1>Bad\n\n Gateway</h1>" + "x".repeat(1000));
    assertThat(unclear.why())
        .startsWith("the box answered HTTP 502 with no JSON: \"<h1>Bad Gateway</h1>xxx")
        .hasSizeLessThan(200);
  }

  @Test
  void anErrorEnvelopeIsAFailureWhateverTheStatus() {
    for (int status : new int[] {200, 400, 404, 500}) {
      Failure failure =
          (Failure) read(status, "{\"error\":{\"code\":40004,\"message\":\"no face\"}}");
      assertThat(failure.code()).isEqualTo(40004);
      assertThat(failure.words()).isEqualTo("the box answered 40004 no face");
    }
  }

  @Test
  void aCodeMayBeTextAndTheChineseWordsAreKept() {
    Failure failure =
        (Failure)
            read(
                400,
                "{\"error\":{\"code\":\"40006\",\"message\":\"low\",\"chinese_message\":\"质量低\"}}");
    assertThat(failure.code()).isEqualTo(40006);
    assertThat(failure.words()).isEqualTo("the box answered 40006 low / 质量低");
  }

  @Test
  void anErrorWithoutACodeIsToldByItsStatus() {
    assertThat(((Failure) read(400, "{\"error\":{\"message\":\"empty or broken image\"}}")).words())
        .isEqualTo("the box answered HTTP 400 empty or broken image");
    assertThat(((Failure) read(400, "{\"error\":\"bad \\u0000 day\"}")).words())
        .isEqualTo("the box answered HTTP 400 bad day");
  }

  @Test
  void noAnswerIsKeptApartByWhetherTheBoxCanHaveSeenTheCall() {
    assertThat(SophonAnswer.of(JSON, new Answer.NotReached("refused")))
        .isEqualTo(new NotReached("the box cannot be reached: refused"));
    assertThat(SophonAnswer.of(JSON, new Answer.Lost("timeout")))
        .isEqualTo(new Unclear("the box did not answer: timeout"));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "40003, BROKEN_PHOTO",
    "40004, NO_FACE",
    "40094, NO_FACE",
    "40006, LOW_QUALITY",
    "40007, TOO_MANY_BYTES",
    "41300, TOO_MANY_BYTES",
    "40009, FACE_TOO_SMALL",
    "40015, BOX_FULL",
    "40000, BOX_REFUSED",
    "40010, BOX_REFUSED",
    "41591, BOX_REFUSED",
    "50100, BOX_REFUSED",
    "0, BOX_REFUSED"
  })
  void whatTheBoxJudgedIsFinalWithItsReason(int code, Reason reason) {
    assertThat(SophonRefusals.outcome(new Failure(code, 400, "its words")))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> {
              assertThat(refused.refusal().reason()).isEqualTo(reason);
              assertThat(refused.refusal().detail()).isEqualTo("its words");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "50072,200",
    "50073,500",
    "50074,500",
    "50091,500",
    "500001,500",
    "40013,400",
    "0,503"
  })
  void whereTheBoxStumbledARepetitionMayHelp(int code, int status) {
    assertThat(SophonRefusals.outcome(new Failure(code, status, "its words")))
        .isEqualTo(new Outcome.OutcomeUnknown<>("its words"));
  }

  private static SophonAnswer read(int status, String body) {
    return SophonAnswer.of(
        JSON, new Answer.Arrived(status, body.getBytes(StandardCharsets.UTF_8), ""));
  }
}
