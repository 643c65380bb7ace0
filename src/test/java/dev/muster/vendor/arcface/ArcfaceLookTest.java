package dev.muster.vendor.arcface;

import static dev.muster.vendor.arcface.ArcfaceKit.error;
import static dev.muster.vendor.arcface.ArcfaceKit.service;
import static dev.muster.vendor.arcface.ArcfaceKit.success;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.call.Answer;
import dev.muster.call.Outcome;
import dev.muster.recogniser.Comparison;
import dev.muster.recogniser.Features;
import dev.muster.recogniser.Look;
import dev.muster.recogniser.Place;
import dev.muster.recogniser.RecogniserService;
import dev.muster.recogniser.RecogniserService.SignType;
import dev.muster.recogniser.SeenFace;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent, and what each answer means: contracts/arcface.md §5 to §7. */
class ArcfaceLookTest {

  private static final String KEY = "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=";

  private final ArcfaceKit kit = new ArcfaceKit();

  @Test
  void whatIsSentIsSignedWithTheTimeOfNow() {
    JsonNode sent = kit.sent(describe(service()));
    assertThat(sent.fieldNames())
        .toIterable()
        .containsExactly(
            "appId", "version", "signType", "encType", "timestamp", "data", "signData");
    assertThat(sent.path("timestamp").isIntegralNumber()).isTrue();
    assertThat(sent.path("timestamp").longValue()).isEqualTo(kit.clock.instant().getEpochSecond());
    assertThat(sent.path("signData").asText())
        .isEqualTo(
            Signing.sha256(
                "appId=3F0C1D2E4B5A69788796A5B4C3D2E1F0&data={\"image\":\"%s\"}&encType=plain&signType=SHA256&timestamp=%d&version=1&key=secret-of-the-app"
                    .formatted(
                        sent.path("data").path("image").asText(),
                        sent.path("timestamp").longValue())));
  }

  @Test
  void withSm2ItIsSignedByTheKeyOfTheService() throws IOException {
    RecogniserService service = service(SignType.SM2, KEY, null);
    JsonNode sent = kit.sent(describe(service));
    String text = SignedText.of(JsonText.object(sent.toString()), service.appSecret());
    byte[] signature = Base64.getDecoder().decode(sent.path("signData").asText());
    assertThat(Sm2.verifies(text, signature, Sm2.pointOf(Sm2.privateKey(KEY)), Sm2.USER_ID))
        .isTrue();
    assertThat(sent.path("signType").asText()).isEqualTo("SM2");
  }

  @Test
  void whenTheClocksDifferItIsAskedOnceMoreWithTheTimeOfTheService() {
    long theirs = kit.clock.instant().getEpochSecond() + 4000;
    ArcfaceLook<Features> again = kit.answered(describe(service()), error("9802", "时间戳错误", theirs));
    assertThat(again.isAsking()).isTrue();
    assertThat(again.isHeld()).isFalse();
    assertThat(kit.sent(again).path("timestamp").longValue()).isEqualTo(theirs);

    ArcfaceLook<Features> over = kit.answered(again, error("9802", "时间戳错误", theirs));
    assertThat(ArcfaceKit.end(over)).startsWith("not reached: KEYS_REFUSED: ").contains("9802");
    assertThat(kit.sent(describe(service())).path("timestamp").longValue())
        .as("what was learnt is kept")
        .isEqualTo(theirs);
  }

  @ParameterizedTest
  @CsvSource({"9702,not reached: TOO_BUSY: ", "9703,unknown: ", "9997,unknown: ", "9998,unknown: "})
  void aServiceInTroubleIsAskedAgainALittleLaterTwice(String code, String end) {
    String answer = error(code, "发送队列消息失败", 1);
    ArcfaceLook<Features> second = kit.answered(describe(service()), answer);
    assertThat(second.isAsking()).isTrue();
    assertThat(second.getDelay()).isEqualTo(507);
    ArcfaceLook<Features> third = kit.answered(second, answer);
    assertThat(third.getDelay()).isEqualTo(1007);
    assertThat(ArcfaceKit.end(kit.answered(third, answer))).startsWith(end).contains(code);
    assertThat(kit.counted).as("every call is counted").hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "9800,not reached: KEYS_REFUSED",
    "9803,not reached: KEYS_REFUSED",
    "9805,not reached: KEYS_REFUSED",
    "9801,DIRECTORY_REFUSED",
    "9804,DIRECTORY_REFUSED",
    "9806,DIRECTORY_REFUSED",
    "9001,DIRECTORY_REFUSED",
    "9202,DIRECTORY_REFUSED",
    "9203,DIRECTORY_REFUSED",
    "9701,DIRECTORY_REFUSED",
    "9709,DIRECTORY_REFUSED",
    "9900,DIRECTORY_REFUSED",
    "9901,BROKEN_PHOTO",
    "9201,UNSUPPORTED_FORMAT",
    "9002,TOO_MANY_BYTES",
    "9003,LOW_QUALITY",
    "9005,LOW_QUALITY",
    "4711,DIRECTORY_REFUSED"
  })
  void everyCodeHasItsMeaningAsANumberAndAsAText(int code, String end) {
    for (String written : List.of("" + code, "\"" + code + "\"")) {
      String ended = ArcfaceKit.end(kit.answered(describe(service()), error(written, "说明", 1)));
      assertThat(ended).contains(end).contains(code + " 说明");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "413,TOO_MANY_BYTES",
    "404,DIRECTORY_REFUSED",
    "405,DIRECTORY_REFUSED",
    "429,not reached: TOO_BUSY",
    "503,not reached: TOO_BUSY",
    "502,unknown: "
  })
  void anHttpStatusIsNeverASuccess(int status, String end) {
    String body = success("\"features\":[1,2]");
    assertThat(ArcfaceKit.end(kit.answered(describe(service()), status, body))).contains(end);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Hello world.",
        "[]",
        "{}",
        "{\"code\":null}",
        "{\"code\":\"x\",\"data\":{}}",
        "{\"code\":0}",
        "{\"code\":0,\"data\":{\"features\":[0.1,\"....\"]}}",
        "{\"code\":0,\"data\":{\"features\":[]}}",
        "{\"code\":0,\"data\":{\"features\":[0,0,0]}}"
      })
  void whatIsNoAnswerIsUnknownAndNeverQuoted(String body) {
    String end = ArcfaceKit.end(kit.answered(describe(service()), body));
    assertThat(end).startsWith("unknown: ").doesNotContain("0.1", "Hello");
  }

  @Test
  void aServiceThatIsNotReachedOrSilentIsSaidSo() {
    assertThat(
            ArcfaceKit.end(
                kit.dialogue
                    .ask(describe(service()))
                    .answered(new Answer.NotReached("Connection refused"))))
        .isEqualTo("not reached: NOT_REACHED: Connection refused");
    assertThat(
            ArcfaceKit.end(
                kit.dialogue.ask(describe(service())).answered(new Answer.Lost("Read timed out"))))
        .isEqualTo("unknown: NO_ANSWER: Read timed out");
  }

  @Test
  void featuresAreBroughtToLengthOne() {
    ArcfaceLook<Features> look = kit.answered(describe(service()), success("\"features\":[3,4]"));
    assertThat(value(look).numbers()).containsExactly(0.6f, 0.8f);
    assertThat(value(look).toString()).isEqualTo("2 numbers");
  }

  @Test
  void noFaceIsSaidInThreeWays() {
    assertThat(ArcfaceKit.end(kit.answered(describe(service()), success("\"features\":null"))))
        .contains("NO_FACE");
    assertThat(
            ArcfaceKit.end(
                kit.answered(verify(service()), success("\"is_match\":false,\"score\":0.0"))))
        .contains("NO_FACE");
    assertThat(
            ArcfaceKit.end(
                kit.answered(
                    locate(picture(200, 100), 3), success("\"face_num\":0,\"locations\":[]"))))
        .contains("NO_FACE");
  }

  @Test
  void ofAComparisonTheServiceDecides() {
    Comparison same =
        value(kit.answered(verify(service()), success("\"is_match\":true,\"score\":0.06643416")));
    assertThat(same.same()).isTrue();
    assertThat(same.score().isSame()).isTrue();
    assertThat(same.score().raw()).isEqualTo(0.06643416);
    assertThat(same.score().closeness()).isEqualTo(1 - 0.06643416);
    Comparison other =
        value(kit.answered(verify(service()), success("\"is_match\":false,\"score\":0.52")));
    assertThat(other.same()).isFalse();
    assertThat(other.score().isSame()).isFalse();
  }

  @Test
  void aThresholdOfOurOwnIsStricterThanTheService() {
    RecogniserService strict = service(SignType.SHA256, "", 0.6);
    String answer = success("\"is_match\":true,\"score\":0.3");
    assertThat(value(kit.answered(verify(service()), answer)).same()).isTrue();
    assertThat(value(kit.answered(verify(strict), answer)).same()).isFalse();
  }

  @Test
  void placesAreLeftTopRightBottomAndCutAtTheBorder() {
    ArcfaceLook<List<SeenFace>> look =
        kit.answered(
            locate(picture(200, 100), 2),
            success("\"face_num\":2,\"locations\":[[10,20,60,90],[-5,-7.5,250,120]]"));
    assertThat(value(look).stream().map(SeenFace::place))
        .containsExactly(new Place(10, 20, 50, 70), new Place(0, 0, 200, 100));
  }

  @Test
  void placesOfAPictureThatWasMadeSmallerAreThoseOfThePicture() {
    ArcfaceLook<List<SeenFace>> look = locate(picture(3840, 1920), 1);
    JsonNode sent = kit.sent(look);
    assertThat(sent.path("data").path("max_face_num").isIntegralNumber()).isTrue();
    assertThat(sent.path("data").path("image").asText().length()).isLessThan(2_000_000);
    assertThat(
            value(kit.answered(look, success("\"face_num\":1,\"locations\":[[100,50,300,250]]")))
                .get(0)
                .place())
        .isEqualTo(new Place(200, 100, 400, 400));
  }

  @Test
  void placesThatAreNoneAreUnknown() {
    for (String locations : List.of("[[1,2,3]]", "[[1,2,3,\"4\"]]", "[]", "null")) {
      assertThat(
              ArcfaceKit.end(
                  kit.answered(
                      locate(picture(200, 100), 1),
                      success("\"face_num\":1,\"locations\":" + locations))))
          .startsWith("unknown: ");
    }
  }

  @Test
  void aFileThatIsNoPictureIsRefusedBeforeAnybodyIsAsked() {
    ArcfaceLook<?> look =
        (ArcfaceLook<?>)
            ArcfaceKit.looks(service())
                .begin(new Look.Describe(ArcfaceKit.NAME, "no picture".getBytes()));
    assertThat(look.isOver()).isTrue();
    assertThat(ArcfaceKit.end(look)).contains("NOT_AN_IMAGE");
  }

  @Test
  void noPictureAndNoSecretIsInAnyText() {
    ArcfaceLook<Features> look = describe(service());
    assertThat(look + " " + look.question() + look.pictures() + look.service())
        .doesNotContain("secret", "/9j/")
        .contains("describe-face by face-1");
  }

  private ArcfaceLook<Features> describe(RecogniserService service) {
    return kit.questions.describe(
        begun(service, new Look.Describe(ArcfaceKit.NAME, picture(40, 30))));
  }

  private ArcfaceLook<Comparison> verify(RecogniserService service) {
    return kit.questions.verify(
        begun(service, new Look.Verify(ArcfaceKit.NAME, picture(40, 30), picture(30, 40))));
  }

  private ArcfaceLook<List<SeenFace>> locate(byte[] picture, int most) {
    return kit.questions.locate(begun(service(), new Look.Locate(ArcfaceKit.NAME, picture, most)));
  }

  @SuppressWarnings("unchecked") // the look of a wish is of its type
  private static <T> ArcfaceLook<T> begun(RecogniserService service, Look<T> wish) {
    return (ArcfaceLook<T>) ArcfaceKit.looks(service).begin(wish);
  }

  @SuppressWarnings("unchecked") // its outcome is of its type
  private static <T> T value(ArcfaceLook<T> look) {
    assertThat(look.outcome()).as(ArcfaceKit.end(look)).isInstanceOf(Outcome.Answered.class);
    return ((Outcome.Answered<T>) look.outcome()).value();
  }

  private static byte[] picture(int width, int height) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
