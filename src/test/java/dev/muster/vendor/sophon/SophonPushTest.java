package dev.muster.vendor.sophon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.box.Box;
import dev.muster.box.Boxes;
import dev.muster.event.MatchEvent;
import dev.muster.event.Push;
import dev.muster.event.PushKit;
import dev.muster.event.Sighting;
import dev.muster.roster.PersonType;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What boxes push, in the three generations, with the examples that the contract prints. */
class SophonPushTest {

  /** contracts/sophon.md §6.3. */
  private static final String GENERATION_A =
      """
      {"score":0.16,"reg_pic":"cmVn","group_name":"default_group","identity_id":"13028","identity_name":"stranger","want_action":"0","timestamp":1560408984678,
       "ext_data":{"device_type":"1",
        "grab_fiqa_info":{"confidence":90,"face_id":1381,"rect":{"top":420,"bottom":524,"right":1734,"left":1652}},
        "spot_pic":"c3BvdA==","recognize_face":"ZmFjZQ==",
        "box_fiqa_info":{"age":4,"sex":1,"fiqa_result":true,"success":["face_size"],"fails":[]},
        "person_type":1,"device_ip":"192.168.1.151"}}
      """;

  /** contracts/sophon.md §6.4: a stranger. */
  private static final String GENERATION_B =
      """
      {"recognize_face_attr":{"gender":null,"point":[1293,1343],"box":[1261,31,1375,176]},
       "spot_pic":"","score":6.58,"reg_pic":"","out_timestamp":1602612038610,"identity_id":"1602612036.3828533","timestamp":1602612036150,"identity_name":"stranger","want_action":"0","identity_info":{},
       "ep_info":{"ep_type":"rtsp","ep_name":"3ran","device_id":"3f09148d-b736-48fb-a29f-95bb9d23ff51","ep_ip":"192.168.1.100","ep_id":"0xe0a509261422__rtsp://192.168.1.100:8554/ch103"},
       "recognize_face":"","dev_sno":"","person_type":4,"api_version":"1.0"}
      """;

  /** contracts/sophon.md §6.4: a known person. */
  private static final String KNOWN =
      """
      {"api_version":"1.0","identity_id":"666666","identity_name":"张明",
       "identity_info":{"name":"张明","type":1,"user_id":"666666"},
       "timestamp":1634281200000,"out_timestamp":1634281200000,"score":94.8,"want_action":"0","person_type":1,
       "reg_pic":"cmVn","ep_info":{"ep_type":"photo","ep_name":"63","ep_ip":"192.168.1.63","device_id":"d-1","ep_id":"0xe0a509261422__192.168.1.63"},"dev_sno":""}
      """;

  /** contracts/sophon.md §6.5. */
  private static final String GENERATION_C =
      """
      {"api_version":"2.0","identity_id":"01200002","identity_name":"小明","timestamp":1629080261881,"in_timestamp":1629080261881,"out_timestamp":1629080265454,
       "score":94.8,"post_action":"0","user_type":"employee","mq_license_key":"NAAXWN000120210813164813",
       "media_device_info":{"media_device_id":"fb4eb129a3d64f0a81a04a00e36547b1","media_device_type":"rtsp","media_device_ip":"172.28.9.38","media_device_name":"前门设备"},
       "reg_image":"cmVn","spot_image":"c3BvdA==","recognize_face_image":"ZmFjZQ==","ir_image":""}
      """;

  private final SophonPush reader =
      new SophonPush(new Boxes(List.of(box("percent"), box("raw"))), new ObjectMapper());

  @Test
  void aPictureOfSixteenMegabytesIsRead() {
    String picture = "QUJD".repeat(5_600_000);
    Push push = read(KNOWN.replaceFirst("\\{", "{\"spot_pic\":\"" + picture + "\","));
    assertThat(push.trouble()).isNull();
    assertThat(push.sightings().get(0).scene()).hasSize(16_800_000);
  }

  @Test
  void aBombOfDepthAHugeNumberAndBadTextAreUnreadableAndNothingWorse() {
    assertThat(read("[".repeat(100_000)).isRefused()).isTrue();
    assertThat(read("{\"ep_info\":" + "{\"a\":".repeat(5_000)).isRefused()).isTrue();
    assertThat(read("{\"ep_info\":{},\"timestamp\":1" + "0".repeat(900) + "}").isRefused())
        .isTrue();
    assertThat(read("{\"ep_info\":{},\"timestamp\":1e999999999,\"score\":1}").isRefused()).isTrue();
    assertThat(read("{\"ep_info\":{},\"timestamp\":1602612036150,\"score\":1e400}").isRefused())
        .isTrue();
  }

  @Test
  void aTextThatNoDatabaseCouldIndexOrWriteIsUnreadableOrMended() {
    assertThat(
            read(KNOWN.replaceFirst(
                    "\"identity_id\":\"[^\"]*\"", "\"identity_id\":\"" + "7".repeat(501) + "\""))
                .trouble()
                .words())
        .isEqualTo("identity_id has 501 characters; at most 500 are read");
    assertThat(
            one(KNOWN.replaceFirst("\"identity_id\":\"[^\"]*\"", "\"identity_id\":\"0\\\\ud8007\""))
                .event()
                .identityId())
        .isEqualTo("0?7");
  }

  @Test
  void generationAIsReadAndItsNamedStrangerIsAStranger() {
    Sighting sighting = one(GENERATION_A);
    MatchEvent event = sighting.event();
    assertThat(event.generation()).isEqualTo("A");
    assertThat(event.type()).isEqualTo(PersonType.STRANGER);
    assertThat(event.matched()).isFalse();
    assertThat(event.identityId()).isNull();
    assertThat(event.device())
        .isEqualTo(new MatchEvent.Where("", "192.168.1.151", "192.168.1.151"));
    assertThat(event.occurredAt()).isEqualTo(Instant.ofEpochMilli(1560408984678L));
    assertThat(sighting.face()).asString().isEqualTo("face");
    assertThat(sighting.scene()).asString().isEqualTo("spot");
    assertThat(sighting.registered()).asString().isEqualTo("reg");
  }

  @Test
  void generationBOfAStrangerHasATimeForAnIdAndNoPictures() {
    Sighting sighting = one(GENERATION_B);
    MatchEvent event = sighting.event();
    assertThat(event.generation()).isEqualTo("B");
    assertThat(event.matched()).isFalse();
    assertThat(event.identityId()).isNull();
    assertThat(event.name()).isEqualTo("stranger");
    assertThat(event.device().id()).isEqualTo("3f09148d-b736-48fb-a29f-95bb9d23ff51");
    assertThat(sighting.face()).isEmpty();
    assertThat(sighting.scene()).isEmpty();
    assertThat(sighting.registered()).isEmpty();
  }

  @Test
  void generationBOfAKnownPersonIsAMatch() {
    MatchEvent event = one(KNOWN).event();
    assertThat(event.matched()).isTrue();
    assertThat(event.identityId()).isEqualTo("666666");
    assertThat(event.name()).isEqualTo("张明");
    assertThat(event.type()).isEqualTo(PersonType.EMPLOYEE);
    assertThat(event.score()).isEqualTo(94.8);
    assertThat(event.similarity()).isEqualTo(0.948, within(1e-9));
  }

  @Test
  void generationCIsReadUnderItsOwnNames() {
    Sighting sighting = one(GENERATION_C);
    MatchEvent event = sighting.event();
    assertThat(event.generation()).isEqualTo("C");
    assertThat(event.identityId()).isEqualTo("01200002");
    assertThat(event.device())
        .isEqualTo(new MatchEvent.Where("fb4eb129a3d64f0a81a04a00e36547b1", "前门设备", "172.28.9.38"));
    assertThat(sighting.face()).asString().isEqualTo("face");
  }

  @Test
  void anArrayIsSeveralEventsAndABadOneKeepsTheWholePush() {
    assertThat(read("[" + KNOWN + "," + GENERATION_C + "]").sightings()).hasSize(2);
    assertThat(read("[]").sightings()).isEmpty();
    assertThat(words(read("[" + KNOWN + ",{}]"))).startsWith("no event:");
  }

  @Test
  void thePushOfOneEventAlwaysHasTheSameIdAndAnotherEventAnother() {
    String id = one(KNOWN).event().id();
    assertThat(id).matches("evt_[0-9a-f]{32}");
    assertThat(one(KNOWN.replace("\"cmVn\"", "\"\"")).event().id()).isEqualTo(id);
    assertThat(one(KNOWN.replace("666666", "666667")).event().id()).isNotEqualTo(id);
    assertThat(one(KNOWN.replace("1634281200000", "1634281200001")).event().id()).isNotEqualTo(id);
    assertThat(one(KNOWN.replace("d-1", "d-2")).event().id()).isNotEqualTo(id);
    assertThat(reader.read(PushKit.push("raw", KNOWN)).sightings().get(0).event().id())
        .isNotEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource({
    "1634281200000, 2021-10-15T07:00:00Z",
    "1634281200, 2021-10-15T07:00:00Z",
    "1634281200.5, 2021-10-15T07:00:00.500Z",
    "'\"1634281200000\"', 2021-10-15T07:00:00Z"
  })
  void aTimeIsMillisecondsOrSeconds(String written, Instant at) {
    assertThat(one(KNOWN.replaceFirst("1634281200000", written)).event().occurredAt())
        .isEqualTo(at);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "-1", "0", "\"yesterday\"", "1e300", "true"})
  void aTimeThatIsNoneMakesThePushUnreadable(String written) {
    assertThat(words(read(KNOWN.replaceFirst("1634281200000", written))))
        .startsWith("timestamp is ");
  }

  @ParameterizedTest
  @CsvSource({"1,EMPLOYEE", "2,VISITOR", "3,BLACKLIST", "4,STRANGER", "5,VIP", "null,EMPLOYEE"})
  void thePersonTypeDecides(String number, PersonType type) {
    assertThat(one(KNOWN.replace("\"person_type\":1", "\"person_type\":" + number)).event().type())
        .isEqualTo(type);
  }

  @Test
  void whatNobodyKnowsIsUnreadableWithItsName() {
    assertThat(words(read(KNOWN.replace("\"person_type\":1", "\"person_type\":9"))))
        .isEqualTo("person_type is 9; 1 to 5 are known");
    assertThat(words(read(GENERATION_C.replace("employee", "alien"))))
        .startsWith("user_type is \"alien\"");
    assertThat(words(read(KNOWN.replace("94.8", "\"NaN\"")))).startsWith("score is ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ZmFjZQ==",
        "data:image/jpeg;base64,ZmFjZQ==",
        "ZmFj\\nZQ==\\n",
        "data:image/png;name=a,b;base64,ZmFj\\r\\nZQ==",
        "ZmFjZQ"
      })
  void aPictureMayHaveAPrefixAndLineBreaks(String base64) {
    String push = GENERATION_C.replace("\"ZmFjZQ==\"", "\"" + base64 + "\"");
    assertThat(one(push).face()).asString().isEqualTo("face");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "null", "\"A\"", "{}"})
  void aPictureThatIsNoneLeavesTheEventWithoutIt(String json) {
    Sighting sighting = one(GENERATION_C.replace("\"ZmFjZQ==\"", json));
    assertThat(sighting.face()).isEmpty();
    assertThat(sighting.event().identityId()).isEqualTo("01200002");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "<html>", "3", "null", "\"x\"", "{}", "{\"a\":1}", "[[]]"})
  void whatIsNoEventIsUnreadable(String body) {
    assertThat(read(body).trouble()).isNotNull();
    assertThat(read(body).trouble().kind()).isEqualTo(Push.Kind.UNREADABLE);
  }

  @Test
  void whatFollowsTheFirstEventIsNotSilentlyLost() {
    assertThat(read(KNOWN + GENERATION_C).trouble()).isNotNull();
  }

  @Test
  void aZeroCharacterIsDropped() {
    assertThat(one(KNOWN.replaceFirst("张明", "张\\\\u0000明")).event().name()).isEqualTo("张明");
  }

  @Test
  void theScaleOfTheBoxDecidesTheSimilarity() {
    String push = KNOWN.replace("94.8", "0.5");
    assertThat(one(push).event().similarity()).isEqualTo(0.005, within(1e-9));
    assertThat(reader.read(PushKit.push("raw", push)).sightings().get(0).event().similarity())
        .isEqualTo(0.5);
  }

  @Test
  void aFormIsReadLikeJsonWithPicturesAsTextOrAsFiles() {
    Sighting sighting =
        one(
            form(
                "\"api_version\"\r\n\r\n2.0",
                "\"identity_id\"\r\n\r\n01200002",
                "\"identity_name\"\r\n\r\n小明",
                "\"timestamp\"\r\n\r\n1629080261881",
                "\"score\"\r\n\r\n94.8",
                "\"user_type\"\r\n\r\nvip",
                "\"media_device_info\"\r\nContent-Type: application/json\r\n\r\n{\"media_device_id\":\"d-1\"}",
                "\"reg_image\"\r\n\r\ncmVn",
                "\"recognize_face_image\"; filename=\"f.jpg\"\r\nContent-Type: image/jpeg\r\n\r\nface"));
    assertThat(sighting.event().name()).isEqualTo("小明");
    assertThat(sighting.event().type()).isEqualTo(PersonType.VIP);
    assertThat(sighting.event().device().id()).isEqualTo("d-1");
    assertThat(sighting.event().occurredAt()).isEqualTo(Instant.ofEpochMilli(1629080261881L));
    assertThat(sighting.registered()).asString().isEqualTo("reg");
    assertThat(sighting.face()).asString().isEqualTo("face");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--",
        "--b",
        "--b\r\n",
        "--b\r\nContent-Disposition: form-data; name=\"score\"\r\n\r\n94",
        "--b\r\nContent-Disposition: form-data\r\n\r\n94\r\n--b--"
      })
  void aBrokenFormIsUnreadable(String body) {
    assertThat(words(read(body))).isNotEmpty();
  }

  @Test
  void aFormHasFewParts() {
    String[] parts = new String[101];
    Arrays.fill(parts, "\"x\"\r\n\r\n1");
    assertThat(words(read(form(parts)))).contains("more than 100 parts");
  }

  private static String form(String... parts) {
    StringBuilder form = new StringBuilder();
    for (String part : parts) {
      form.append("--b\r\nContent-Disposition: form-data; name=").append(part).append("\r\n");
    }
    return form.append("--b--\r\n").toString();
  }

  private Sighting one(String body) {
    Push read = read(body);
    assertThat(read.trouble()).isNull();
    assertThat(read.sightings()).hasSize(1);
    return read.sightings().get(0);
  }

  private Push read(String body) {
    return reader.read(PushKit.push("percent", body));
  }

  private static String words(Push push) {
    assertThat(push.trouble()).isNotNull();
    return push.trouble().words();
  }

  private static Box box(String scale) {
    return new Box(
        scale, URI.create("http://127.0.0.1:1"), "v1", List.of(), 4, Duration.ofSeconds(1), scale);
  }
}
