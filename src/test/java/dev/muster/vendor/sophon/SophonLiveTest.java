package dev.muster.vendor.sophon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.box.Box;
import dev.muster.box.Boxes;
import dev.muster.box.Device;
import dev.muster.call.Answer;
import dev.muster.event.MatchEvent;
import dev.muster.event.MatchEvent.Where;
import dev.muster.event.Push;
import dev.muster.event.Sighting;
import dev.muster.event.Via;
import dev.muster.event.source.LiveWatch;
import dev.muster.roster.PersonType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Realtime events, with the examples that the contract prints. */
class SophonLiveTest {

  /** contracts/sophon.md §6.6.2: a VIP with the info of a stranger and a raw score. */
  private static final String V1 =
      """
      {"reg_pic":"","ext_data":{"person_type":5,"device_ip":"192.168.1.243","device_type":"0","spot_pic":"c3BvdA==","recognize_face":"ZmFjZQ=="},
       "identity_id":"666666","device_id":"04f98265-1fad-47e5-9dda-66e191272055",
       "identity_info":{"addTime":1594111791,"image_id":"5282249a-044d-43a2-9a97-0e4fee3832f5","name":"stranger","type":4},
       "score":0.6231614351272583,"timestamp":1566016554020,"group_name":"default_group","identity_name":"小明"}
      """;

  /** contracts/sophon.md §6.6.3: without event_id and user_type. */
  private static final String V2 =
      """
      {"reg_pic":"","media_device_ip":"192.168.1.243","media_device_type":"rtsp","recognize_face_image":"data:image/jpeg;base64,ZmFjZQ==",
       "identity_id":"666666","media_device_id":"04f98265-1fad-47e5-9dda-66e191272055","score":0.6231614351272583,"timestamp":1566016554020,"identity_name":"小明"}
      """;

  private final ObjectMapper json = new ObjectMapper();
  private final SophonLive live =
      new SophonLive(
          new Boxes(List.of(box("gate", "v1", "percent"), box("old", "v2", "raw"))),
          new V1Calls(json),
          new V2Calls(json),
          json);

  @Test
  void theExampleOfV1IsAVipWithItsFaceAndWithoutTheScene() {
    Sighting sighting = one("gate", V1);
    MatchEvent event = sighting.event();
    assertThat(event.type()).isEqualTo(PersonType.VIP);
    assertThat(event.identityId()).isEqualTo("666666");
    assertThat(event.device())
        .isEqualTo(
            new Where("04f98265-1fad-47e5-9dda-66e191272055", "front door", "192.168.1.243"));
    assertThat(event.occurredAt()).isEqualTo(Instant.ofEpochMilli(1566016554020L));
    assertThat(sighting.face()).asString().isEqualTo("face");
    assertThat(sighting.scene()).isEmpty();
  }

  @Test
  void theExampleOfV2IsAnEmployeeWhosePictureHasAPrefix() {
    Sighting sighting = one("gate", V2);
    assertThat(sighting.event().type()).isEqualTo(PersonType.EMPLOYEE);
    assertThat(sighting.event().matched()).isTrue();
    assertThat(sighting.face()).asString().isEqualTo("face");
  }

  @Test
  void aRawScoreOfAMatchIsPutOnThePercentScaleOfTheOtherWays() {
    assertThat(one("gate", V1).event().score()).isEqualTo(84.926, within(0.001));
    assertThat(one("gate", V1).event().similarity()).isEqualTo(0.849, within(0.001));
    assertThat(one("gate", scored("0.87", 1)).event().score()).isEqualTo(94.8, within(1e-9));
    assertThat(one("old", V2).event().score()).isEqualTo(0.6231614351272583);
  }

  @Test
  void aLowScoreOfAStrangerAloneSaysNothingOfTheScale() {
    assertThat(one("gate", scored("0.5", 4)).event().score()).isEqualTo(0.5);
    one("gate", scored("0.87", 1));
    assertThat(one("gate", scored("0.5", 4)).event().score()).isEqualTo(74.545, within(0.001));
    one("gate", scored("94.8", 1));
    assertThat(one("gate", scored("0.5", 4)).event().score()).isEqualTo(0.5);
  }

  @Test
  void aStrangerHasNoNumberWhateverTheFrameCallsIt() {
    Sighting named = one("gate", V1.replace("小明", "stranger"));
    assertThat(named.event().matched()).isFalse();
    assertThat(named.event().identityId()).isNull();
    assertThat(named.own()).isEqualTo("666666");
    Sighting typed =
        one(
            "gate",
            V2.replace(
                "\"identity_name\"", "\"user_type\":\"stranger\",\"event_id\":\"16\",\"x\""));
    assertThat(typed.event().name()).isEqualTo("stranger");
    assertThat(typed.own()).isEqualTo("16");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{half",
        "{}",
        "{\"ext_data\":{}}",
        "{\"ext_data\":{},\"timestamp\":1566016554020}",
        "{\"ext_data\":{\"person_type\":9},\"timestamp\":1566016554020,\"score\":1}",
        "{\"media_device_id\":\"d\",\"timestamp\":\"soon\",\"score\":90}"
      })
  void aFrameThatIsNoEventIsKeptAsItCame(String frame) {
    Push read = live.read(frame("gate", frame));
    assertThat(read.isRefused()).isTrue();
    assertThat(read.body()).asString().isEqualTo(frame);
  }

  @Test
  void everyDeviceOfTheBoxIsNamedInItsOwnWords() {
    assertThat(
            greeting(
                "gate",
                "{\"data\":{\"devices_list\":[{\"device_id\":\"b\"},{\"device_id\":\"a\"},{\"device_id\":\"\"}]}}"))
        .isEqualTo("{\"need_face\":true,\"need_register\":false,\"event_list\":[\"a\",\"b\"]}");
    assertThat(greeting("old", "{\"devices\":[{\"media_device_id\":\"a\"}]}"))
        .isEqualTo(
            "{\"with_face_image\":true,\"with_register_image\":false,\"media_device_ids\":[\"a\"]}");
  }

  @Test
  void aBoxThatDoesNotTellItsDevicesIsNotGreeted() {
    LiveWatch watch = LiveWatch.of("gate");
    var ask = live.listDevices(watch);
    assertThat(ask.answered(new Answer.NotReached("down")).trouble()).contains("down");
    assertThat(ask.answered(arrived("{\"data\":{}}")).trouble()).isEqualTo("NO_DEVICE_LIST: ");
    assertThat(ask.answered(arrived("{\"data\":{\"devices_list\":[]}}")).devices()).isEmpty();
  }

  private String greeting(String box, String answer) {
    return live.listDevices(LiveWatch.of(box)).answered(arrived(answer)).greeting();
  }

  private static Answer arrived(String body) {
    return new Answer.Arrived(200, body.getBytes(StandardCharsets.UTF_8), "");
  }

  private static String scored(String score, int type) {
    return V1.replace("0.6231614351272583", score)
        .replace("\"person_type\":5", "\"person_type\":" + type);
  }

  private Sighting one(String box, String frame) {
    Push read = live.read(frame(box, frame));
    assertThat(read.trouble()).isNull();
    assertThat(read.sightings()).hasSize(1);
    return read.sightings().get(0);
  }

  private static Push frame(String box, String text) {
    return Push.of(box, Via.LIVE, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Box box(String name, String api, String scale) {
    return new Box(
        name,
        URI.create("http://192.168.1.22:5555"),
        api,
        List.of(new Device("front door", "192.168.1.243", "staff", "photo")),
        4,
        Duration.ofSeconds(1),
        scale);
  }
}
