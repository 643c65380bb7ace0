package dev.muster.vendor.sophon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.box.Box;
import dev.muster.call.Answer;
import dev.muster.call.Ask;
import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.directory.EnrolledPhoto;
import dev.muster.directory.FetchPhoto;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoxPhotoTest {

  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, 1, 2, 3};

  private final ObjectMapper json = new ObjectMapper();
  private final V1Photos v1 = new V1Photos(new V1Calls(json), new PhotoAnswers(json));
  private final V2Photos v2 = new V2Photos(new V2Calls(json), new PhotoAnswers(json));

  @Test
  void aV1BoxSendsThePhotoWithThePerson() {
    BoxPhoto now = answered(v1.find(begun("v1")), row("\"reg_photo\":\"" + base64() + "\""));
    assertThat(photo(now)).isEqualTo(JPEG);
    assertThat(now.isNamed()).isFalse();
    assertThat(now.toString() + now.outcome()).doesNotContain(base64());
  }

  @Test
  void aV1BoxThatOnlyNamesThePhotoIsAskedForIt() {
    BoxPhoto now = answered(v1.find(begun("v1")), row("\"info\":{\"image_id\":\"a b\"}"));
    assertThat(now.isNamed()).isTrue();
    Ask<BoxPhoto> ask = v1.fetch(now);
    assertThat(ask.call().url()).endsWith("/SophonFace/api/images/a%20b");
    assertThat(photo(ask.answered(new Answer.Arrived(200, JPEG, "")))).isEqualTo(JPEG);
  }

  @Test
  void aV2BoxNamesThePhotoAndIsAskedForIt() {
    BoxPhoto now =
        answered(
            v2.find(begun("v2")), "{\"identity_id\":\"7\",\"register_image_ids\":[\"x\",\"y\"]}");
    Ask<BoxPhoto> ask = v2.fetch(now);
    assertThat(ask.call().url()).endsWith("/sophon/v2/face/getregisterimage/x");
    assertThat(photo(ask.answered(new Answer.Arrived(200, JPEG, "")))).isEqualTo(JPEG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"identity_id\":\"7\",\"register_image_ids\":[]}",
        "{\"identity_id\":\"8\",\"register_image_ids\":[\"x\"]}",
        "{\"error\":{\"code\":\"ID_NOT_FOUND\",\"message\":\"none\"}}"
      })
  void nobodyAndNoPhotoAreRefusedWithTheirReason(String body) {
    assertThat(reason(answered(v2.find(begun("v2")), body))).isEqualTo(Reason.NO_PHOTO_THERE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>busy</html>", "{\"identity_id\":"})
  void anAnswerThatIsNoneIsNoAbsence(String body) {
    assertThat(answered(v2.find(begun("v2")), body).outcome())
        .isInstanceOf(Outcome.OutcomeUnknown.class);
  }

  @Test
  void anErrorInsteadOfThePictureIsNoPicture() {
    BoxPhoto named = begun("v2").named("x");
    assertThat(answered(v2.fetch(named), "<html>no</html>").outcome())
        .isInstanceOf(Outcome.OutcomeUnknown.class);
    assertThat(reason(answered(v2.fetch(named), "{\"error\":{\"code\":\"ID_NOT_FOUND\"}}")))
        .isEqualTo(Reason.NO_PHOTO_THERE);
    assertThat(v2.fetch(named).answered(new Answer.Lost("too large", true)).outcome())
        .isInstanceOf(Outcome.OutcomeUnknown.class);
  }

  @Test
  void aPhotoThatIsNoBase64IsNotQuoted() {
    BoxPhoto now = answered(v1.find(begun("v1")), row("\"reg_photo\":\"A\""));
    assertThat(now.outcome()).isInstanceOf(Outcome.OutcomeUnknown.class);
  }

  private static String base64() {
    return Base64.getEncoder().encodeToString(JPEG);
  }

  private static String row(String more) {
    return "{\"data\":{\"identities_list\":[{\"identity_id\":\"7\",%s}]}}".formatted(more);
  }

  private static BoxPhoto begun(String api) {
    Box box =
        new Box(
            "box-1",
            URI.create("http://127.0.0.1:1"),
            api,
            List.of(),
            1,
            Duration.ofSeconds(1),
            "percent");
    return BoxPhoto.begun(box, new FetchPhoto("box-1", "7"));
  }

  private static BoxPhoto answered(Ask<BoxPhoto> ask, String body) {
    return ask.answered(new Answer.Arrived(200, body.getBytes(StandardCharsets.UTF_8), ""));
  }

  private static byte[] photo(BoxPhoto now) {
    return ((Outcome.Answered<EnrolledPhoto>) now.outcome()).value().bytes();
  }

  private static Reason reason(BoxPhoto now) {
    return ((Outcome.Refused<EnrolledPhoto>) now.outcome()).refusal().reason();
  }
}
