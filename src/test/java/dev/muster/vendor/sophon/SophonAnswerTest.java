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
      assertThat(failure.code()).isEqualTo("40004");
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
    assertThat(failure.meaning()).isEqualTo(Meaning.LOW_QUALITY);
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
        .isEqualTo(new NotReached("NOT_REACHED: refused"));
    assertThat(SophonAnswer.of(JSON, new Answer.Lost("timeout")))
        .isEqualTo(new Unclear("NO_ANSWER: timeout"));
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
    "0, BOX_REFUSED",
    "IMAGE_DECODE_ERROR, BROKEN_PHOTO",
    "NO_FACE_ERROR, NO_FACE",
    "LOW_QUALITY_ERROR, LOW_QUALITY",
    "IMAGE_SIZE_TOO_LARGE_ERROR, TOO_MANY_BYTES",
    "GROUP_LEN_ERROR, BOX_FULL",
    "INVALID_ARGUMENTS, BOX_REFUSED",
    "UNSUPPORT_CONTENT_TYPE, BOX_REFUSED",
    "A_WORD_OF_A_LATER_FIRMWARE, BOX_REFUSED"
  })
  void whatTheBoxJudgedIsFinalWithItsReason(String code, Reason reason) {
    assertThat(failure(code, 400, "its words").outcome())
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> {
              assertThat(refused.refusal().reason()).isEqualTo(reason);
              assertThat(refused.refusal().detail()).endsWith(" its words");
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
    "0,503",
    "INTERNAL_ERROR,500",
    "INTERNET_ERROR,400",
    "DEVICE_INIT_ERROR,200",
    "INSUFFICIENT_SPACE_LEFT,500",
    "A_WORD_OF_A_LATER_FIRMWARE,502"
  })
  void whereTheBoxStumbledARepetitionMayHelp(String code, int status) {
    assertThat(failure(code, status, "its words").outcome())
        .isInstanceOf(Outcome.OutcomeUnknown.class);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "40401, ABSENT",
    "40491, ABSENT",
    "40400, ABSENT",
    "ID_NOT_FOUND, ABSENT",
    "PERMISSION_ID_NOT_FOUND, ABSENT",
    "40011, EXISTS",
    "ID_REPEAT_ERROR, EXISTS",
    "40012, NAME_TAKEN",
    "NAME_REPEAT_ERROR, NAME_TAKEN",
    "MISSING_ARGUMENTS, BAD_CALL"
  })
  void whatIsThereAndWhatIsNotIsAskedAlikeInBothApis(String code, Meaning meaning) {
    assertThat(failure(code, 400, "7").meaning()).isEqualTo(meaning);
    assertThat(meaning.isOfThePhoto()).isFalse();
  }

  @Test
  void aFaceThatIsOnlyTooSmallIsToldAsSuch() {
    assertThat(failure("LOW_QUALITY_ERROR", 400, "face_size").meaning())
        .isEqualTo(Meaning.FACE_TOO_SMALL);
    assertThat(failure("LOW_QUALITY_ERROR", 400, "face_size,clarity").meaning())
        .isEqualTo(Meaning.LOW_QUALITY);
    assertThat(Meaning.FACE_TOO_SMALL.isOfThePhoto()).isTrue();
    assertThat(Meaning.LOW_QUALITY.isOfThePhoto()).isTrue();
  }

  private static Failure failure(String code, int status, String message) {
    return (Failure)
        read(status, "{\"error\":{\"code\":\"%s\",\"message\":\"%s\"}}".formatted(code, message));
  }

  private static SophonAnswer read(int status, String body) {
    return SophonAnswer.of(
        JSON, new Answer.Arrived(status, body.getBytes(StandardCharsets.UTF_8), ""));
  }
}
