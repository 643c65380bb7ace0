package dev.muster.vendor.sophon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.box.Box;
import dev.muster.box.Boxes;
import dev.muster.call.Answer;
import dev.muster.call.Ask;
import dev.muster.event.MatchEvent;
import dev.muster.event.MatchEvent.Where;
import dev.muster.event.source.CatchUp;
import dev.muster.event.source.CatchUpKit;
import dev.muster.event.source.Listed;
import dev.muster.event.source.Times;
import dev.muster.roster.PersonType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The history of boxes, with the examples that the contract prints. */
class SophonHistoryTest {

  private static final Instant FROM = Instant.ofEpochMilli(1607062000123L);

  /** contracts/sophon.md §6.8.1: a stranger. */
  private static final String V1 =
      """
      {"_id":"1607062639.737444","common":{"card_id":"","ep_info":{"device_id":"a853043e-c10a-4af3-96e5-f646748faed4","ep_id":"0xe0a509261422__192.168.1.96","ep_ip":"192.168.1.96","ep_name":"111","ep_type":"photo"},
        "frame_id":0,"group_id":"","group_name":"","identity_id":"","identity_info":{},"identity_name":"","is_send":0,"permission_id":"","permission_name":"","person_type":4,
        "recognize_face_pic_id":"1607062639.7370062","score":10.15,"spot_pic_id":"1607062639.7370062","want_action":"0"},
        "gate_data":{},"grab_data":{},"timestamp":1607062639.7013178,"video_data":{}}
      """;

  /** contracts/sophon.md §6.8.3. */
  private static final String V2 =
      """
      {"event_id":"1628066406652506","frame_id":0,"identity_id":"0007","identity_name":"王芳","media_device_info":{"media_device_id":"d-1","media_device_ip":"192.168.1.63","media_device_name":"door"},
       "recognize_face_image_id":"001628066406.650539","score":94.8,"spot_image_id":"001628066406.6","timestamp":1628066406.608026,"user_type":"vip"}
      """;

  private final ObjectMapper json = new ObjectMapper();
  private final SophonHistory history =
      new SophonHistory(
          new Boxes(List.of(box("gate", "v1"), box("new", "v2"))),
          new V1Calls(json),
          new V2Calls(json),
          json);

  @Test
  void v1IsAskedInSecondsAndForPagesFromZero() {
    assertThat(history.list(window("gate", null)).call().url())
        .isEqualTo(
            "http://192.168.1.22:5555/SophonFace/api/events?per_page=100&page=0&datetime_gte=1607062000.123");
    assertThat(history.list(window("gate", FROM.plusSeconds(60))).call().url())
        .endsWith("&datetime_gte=1607062000.123&datetime_lte=1607062060.123");
  }

  @Test
  void v2IsAskedInSecondsAndInMillisecondsWhenItWantsThem() {
    assertThat(history.list(window("new", null)).call().body())
        .asString()
        .isEqualTo(
            "{\"filters\":{\"datetime_gte\":1607062000.123},\"page_limit\":100,\"page_index\":0}");
    CatchUp millis = CatchUpKit.window("new", FROM, FROM.plusSeconds(1), Times.MILLIS);
    assertThat(history.list(millis).call().body())
        .asString()
        .contains("\"datetime_gte\":1607062000123,\"datetime_lte\":1607062001123");
  }

  @Test
  void theExampleOfV1IsAStrangerWithAPictureToFetch() {
    CatchUp read = listed("gate", "{\"data\":[" + V1 + "],\"pagination\":{\"total_count\":1}}");
    Listed first = read.first();
    MatchEvent event = first.sighting().event();
    assertThat(event.type()).isEqualTo(PersonType.STRANGER);
    assertThat(event.identityId()).isNull();
    assertThat(event.name()).isEqualTo("stranger");
    assertThat(event.device())
        .isEqualTo(new Where("a853043e-c10a-4af3-96e5-f646748faed4", "111", "192.168.1.96"));
    assertThat(event.occurredAt()).isEqualTo(Instant.ofEpochMilli(1607062639701L));
    assertThat(first.sighting().own()).isEqualTo("1607062639.737444");
    assertThat(history.picture(read).call().url())
        .isEqualTo(
            "http://192.168.1.22:5555/SophonFace/api/event_images/1607062639.7370062?datetime=1607062639.7013178");
  }

  @Test
  void anEventOfV2IsReadUnderItsOwnNames() {
    CatchUp read = listed("new", "{\"events\":[" + V2 + "],\"pagination\":{\"total_count\":1}}");
    MatchEvent event = read.first().sighting().event();
    assertThat(event.type()).isEqualTo(PersonType.VIP);
    assertThat(event.identityId()).isEqualTo("0007");
    assertThat(event.device()).isEqualTo(new Where("d-1", "door", "192.168.1.63"));
    assertThat(event.occurredAt()).isEqualTo(Instant.ofEpochMilli(1628066406608L));
    assertThat(history.picture(read).call().url())
        .endsWith("/sophon/v2/face/getspotimage/001628066406.650539?timestamp=1628066406.608026");
  }

  @Test
  void aVehicleIsNoEventAndARowThatCannotBeReadHoldsNothingUp() {
    String rows =
        V2.replace("vip", "car") + "," + V2.replace("vip", "robot").replace("506", "507") + ",7";
    CatchUp read = listed("new", "{\"events\":[" + rows + "],\"pagination\":{\"total_count\":3}}");
    assertThat(read.toTake()).extracting(Listed::trouble).hasSize(2);
    assertThat(read.toTake().get(0).trouble()).contains("robot");
    assertThat(read.toTake().get(1).trouble()).contains("no JSON object");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "404|<html>no</html>",
        "405|{}",
        "200|{\"error\":{\"code\":40400,\"message\":\"not found\"}}",
        "501|not implemented"
      })
  void aBoxWithoutAHistoryIsTold(int status, String body) {
    assertThat(CatchUpKit.hasNoApi(answered("gate", status, body))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "500|<html>oops</html>",
        "200|{\"data\":{}}",
        "200|{\"data\":[{\"_id\":",
        "200|{\"error\":{\"code\":50091,\"message\":\"internal\"}}"
      })
  void aBoxThatStumblesIsAskedAgain(int status, String body) {
    assertThat(CatchUpKit.isFailed(answered("gate", status, body))).isTrue();
  }

  @Test
  void aBoxThatIsNotReachedIsAskedAgain() {
    Ask<CatchUp> ask = history.list(window("gate", null));
    assertThat(CatchUpKit.isFailed(ask.answered(new Answer.NotReached("down")))).isTrue();
    assertThat(CatchUpKit.isFailed(ask.answered(new Answer.Lost("cut")))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"200, face, face", "404, gone, ''", "200, '{\"error\":{}}', ''", "200, '', ''"})
  void aPictureIsTakenAndWhatIsNoneIsLeftOut(int status, String body, String face) {
    CatchUp read = listed("gate", "{\"data\":[" + V1 + "],\"pagination\":{\"total_count\":1}}");
    CatchUp with = history.picture(read).answered(arrived(status, body));
    assertThat(with.face()).asString(StandardCharsets.UTF_8).isEqualTo(face);
  }

  @Test
  void aBoxThatStumblesOverAPictureIsAskedAgain() {
    CatchUp read = listed("gate", "{\"data\":[" + V1 + "],\"pagination\":{\"total_count\":1}}");
    assertThat(CatchUpKit.isFailed(history.picture(read).answered(arrived(500, "oops")))).isTrue();
  }

  private CatchUp listed(String box, String body) {
    CatchUp read = answered(box, 200, body);
    assertThat(read.words()).isEmpty();
    return read;
  }

  private CatchUp answered(String box, int status, String body) {
    return history.list(window(box, null)).answered(arrived(status, body));
  }

  private static Answer arrived(int status, String body) {
    return new Answer.Arrived(status, body.getBytes(StandardCharsets.UTF_8), "");
  }

  private static CatchUp window(String box, Instant to) {
    return CatchUpKit.window(box, FROM, to, Times.SECONDS);
  }

  private static Box box(String name, String api) {
    return new Box(
        name,
        URI.create("http://192.168.1.22:5555"),
        api,
        List.of(),
        4,
        Duration.ofSeconds(1),
        "percent");
  }
}
