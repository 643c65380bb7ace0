package dev.muster.vendor.sophon;

import static dev.muster.vendor.sophon.InspectionKit.answered;
import static dev.muster.vendor.sophon.InspectionKit.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.muster.box.Drift.Item;
import dev.muster.box.DriftProblem;
import dev.muster.box.Found.Group;
import dev.muster.box.Found.Setting;
import dev.muster.box.Found.Upload;
import dev.muster.box.Inspection;
import dev.muster.call.Answer;
import dev.muster.call.Ask;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the answers of a v1 box make of a look at it, and what a repair sends. */
class V1InspectionTest {

  private static final String ERROR =
      "{\"error\":{\"code\":40098,\"message\":\"too many devices\"}}";

  private final InspectionKit kit = new InspectionKit();
  private final SophonV1Inspector inspector = new SophonV1Inspector(kit.v1, kit.v2, kit.inquiry);
  private final SophonV1Repair repair = new SophonV1Repair(kit.v1, kit.inquiry);
  private Inspection now;

  @BeforeEach
  void begin() {
    now = kit.begin("v1");
  }

  @Test
  void groupsAreReadPageByPageUntilTheBoxesOwnCount() {
    Ask<Inspection> first = inspector.listGroups(now);
    assertThat(first.call().url())
        .isEqualTo("http://192.168.1.22:5555/SophonFogSys/api/permissions?skip_num=0&limit=100");
    now = answered(first, page(3, "p1", "staff"));
    assertThat(now.isGroupToRead()).isTrue();
    Ask<Inspection> second = inspector.listGroups(now);
    assertThat(second.call().url()).contains("skip_num=1&");
    now = answered(second, page(3, "p2", "visitors", "p3", "cooks"));
    assertThat(now.isGroupToRead()).isFalse();
    assertThat(now.found().groups())
        .containsExactly(
            new Group("p1", "staff"), new Group("p2", "visitors"), new Group("p3", "cooks"));
  }

  @Test
  void aBoxThatRepeatsItsOnlyPageDoesNotHoldTheLookForEver() {
    now = answered(inspector.listGroups(now), page(300, "p1", "staff"));
    now = answered(inspector.listGroups(now), page(300, "p1", "staff"));
    assertThat(now.isGroupToRead()).isFalse();
    assertThat(now.isOver()).isFalse();
  }

  @Test
  void aBoxWithEndlessGroupsIsNotReadForEver() {
    for (int i = 0; i < Inquiry.MOST_PAGES; i++) {
      assertThat(now.isOver()).isFalse();
      now = answered(inspector.listGroups(now), page(1_000_000, "p" + i, "g" + i));
    }
    assertThat(now.isIncomplete()).isTrue();
    assertThat(now.trouble()).contains("more permission groups than are read");
  }

  @Test
  void idsThatOlderFirmwareLeavesOutAreAskedForOneByOne() {
    now =
        answered(
            inspector.listGroups(now),
            "{\"data\":{\"permissions_list\":[{\"name\":\"staff\",\"description\":\"\"},{\"name\":\"cooks\"}]}}");
    assertThat(now.isGroupToRead()).isFalse();
    assertThat(now.isGroupWithoutId()).isTrue();
    Ask<Inspection> find = inspector.findGroup(now);
    assertThat(find.call().url())
        .contains("/SophonFace/api/permissions?info.name=staff&exact=true");
    now = answered(find, "{\"data\":[{\"_id\":\"p1\",\"info\":{\"name\":\"staff\"}}]}");
    assertThat(now.isGroupWithoutId()).isFalse();
    assertThat(now.groupId("staff")).contains("p1");
  }

  @Test
  void anIdThatTheBoxDoesNotNameIsAskedForOnce() {
    now =
        answered(
            inspector.listGroups(now), "{\"data\":{\"permissions_list\":[{\"name\":\"staff\"}]}}");
    now = answered(inspector.findGroup(now), "{\"data\":[]}");
    assertThat(now.isGroupWithoutId()).isFalse();
    assertThat(now.isOver()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>404</html>",
        "{\"error\":{\"code\":40400,\"message\":\"not found\"}}",
        "{\"data\":{\"something\":\"else\"}}"
      })
  void aBoxThatDoesNotUnderstandIsAskedInTheOtherApi(String answer) {
    now = answered(inspector.listGroups(now), 404, answer);
    if (answer.contains("data")) {
      now = answered(inspector.listGroups(kit.begin("v1")), answer);
    }
    assertThat(now.isDoubted()).isTrue();
    Ask<Inspection> other = inspector.askOther(now);
    assertThat(other.call().url()).endsWith("/sophon/v2/face/getpermissions");
    Inspection second = answered(other, "{\"permissions\":[],\"pagination\":{}}");
    assertThat(second.isOver()).isTrue();
    assertThat(second.isIncomplete()).isFalse();
    assertThat(second.drift())
        .extracting(Item::problem, Item::found)
        .containsExactly(tuple(DriftProblem.OTHER_API, "v2"));
    for (String none : List.of("<html>", "{\"error\":{\"code\":\"X\"}}", "{\"permissions\":1}")) {
      Inspection neither = answered(other, none);
      assertThat(neither.isIncomplete()).isTrue();
      assertThat(neither.trouble()).isEqualTo(now.trouble()).isNotEmpty();
    }
  }

  @Test
  void aBoxThatCannotBeReachedIsNotAskedAnythingElse() {
    now = inspector.listGroups(now).answered(new Answer.NotReached("refused"));
    assertThat(now.isIncomplete()).isTrue();
    assertThat(now.isDoubted()).isFalse();
    assertThat(now.trouble()).isEqualTo("NOT_REACHED: refused");
  }

  @Test
  void devicesAreReadWithEverythingThatTheyHave() {
    now = answered(inspector.listDevices(now), devices("p1"));
    assertThat(now.found().devices())
        .singleElement()
        .satisfies(
            device -> {
              assertThat(device.address()).isEqualTo("192.168.1.63");
              assertThat(device.groupId()).isEqualTo("p1");
              assertThat(device.faceGroup()).isEqualTo("faces");
              assertThat(device.asSent()).containsKey("netRelay");
            });
  }

  @Test
  void theUploadIsReadFromItsOwnCallOrElseFromTheSettings() {
    Inspection told =
        answered(
            inspector.findUpload(now),
            "{\"data\":{\"history_upload_event_url\":[\"http://a\",\"http://b,\"],\"reported_peroid\":5,\"history_need_recognize_face\":false}}");
    assertThat(told.found().upload())
        .isEqualTo(new Upload(List.of("http://a", "http://b"), 5, false));
    assertThat(told.toRead()).containsExactly("WORK_MODE", "APPLY_MODE");

    Inspection untold = answered(inspector.findUpload(now), 404, ERROR);
    assertThat(untold.isOver()).isFalse();
    untold =
        answered(
            inspector.readSetting(untold), setting("HISTORY_UPLOAD_EVENT_URL", "\"http://a,\""));
    untold = answered(inspector.readSetting(untold), setting("REPORTED_PEROID", "30"));
    untold =
        answered(
            inspector.readSetting(untold), setting("HISTORY_EVENT_NEED_RECOGNIZE_FACE", "false"));
    assertThat(untold.found().upload()).isEqualTo(new Upload(List.of("http://a"), 30, false));
    untold = answered(inspector.readSetting(untold), setting("WORK_MODE", "\"mq\""));
    untold = answered(inspector.readSetting(untold), 404, ERROR);
    assertThat(untold.isSettingToRead()).isFalse();
    assertThat(untold.found().settings()).containsExactly(new Setting("WORK_MODE", "local", "mq"));
  }

  @Test
  void aChangedDeviceKeepsItsRelayAndWhatElseWeDoNotKnow() {
    now = whole("p7");
    Ask<Inspection> change = repair.changeDevice(now);
    assertThat(change.call().method()).isEqualTo("PUT");
    var row = sent(change).path("devices_list").path(0);
    assertThat(row.path("device_id").asText()).isEqualTo("d1");
    assertThat(row.path("permission_id").asText()).isEqualTo("p1");
    assertThat(row.path("device_name").asText()).isEqualTo("front");
    assertThat(row.path("netRelay").path("ip").asText()).isEqualTo("10.0.0.9");
    assertThat(answered(change, "{\"data\":{}}").isDeviceToChange()).isFalse();
  }

  @Test
  void aDeclinedChangeIsNotedNotRepeatedAndTheRestGoesOn() {
    now = whole("p1");
    Ask<Inspection> add = repair.addDevice(now);
    assertThat(sent(add).path("devices_list").path(0).path("group_id").asText()).isEqualTo("faces");
    now = answered(add, 400, ERROR);
    assertThat(now.isDeviceToAdd()).isFalse();
    assertThat(now.isOver()).isFalse();
    assertThat(now.trouble()).isEqualTo("back: the box answered 40098 too many devices");
    assertThat(now.again().trouble()).isEqualTo(now.trouble());
  }

  @Test
  void aDeviceWhoseGroupTheBoxDoesNotHaveIsNeverSent() {
    now = whole("p1");
    now = now.with(now.found().withGroups(List.of(new Group("p1", "staff"))));
    assertThat(now.isGroupToCreate()).isTrue();
    now = answered(repair.createGroup(now), 400, ERROR);
    assertThat(now.isGroupToCreate()).isFalse();
    assertThat(now.isDeviceToAdd()).isFalse();
  }

  @Test
  void createdGroupsAreReadAgain() {
    now = whole("p1");
    now = now.with(now.found().withGroups(List.of(new Group("p1", "staff"))));
    Ask<Inspection> create = repair.createGroup(now);
    assertThat(sent(create).path("permission_name").asText()).isEqualTo("visitors");
    now = answered(create, "{\"data\":{\"info\":{}}}");
    assertThat(now.isGroupCreated()).isTrue();
    now = now.groupsAgain();
    assertThat(now.isGroupToRead()).isTrue();
    now = answered(inspector.listGroups(now), page(2, "p1", "staff", "p2", "visitors"));
    assertThat(now.isDeviceToAdd()).isTrue();
    assertThat(now.found().devices()).hasSize(1);
  }

  @Test
  void theEventPushIsPointedHereAsThePlacingOfPeopleDoesIt() {
    now = whole("p1").with(whole("p1").found().withUpload(new Upload(List.of(), 5, true)));
    Ask<Inspection> set = repair.setUpload(now);
    assertThat(sent(set).toString())
        .isEqualTo(
            "{\"history_upload_event_url\":[\"http://muster:8080/events/gate\"],\"content-type\":\"json\","
                + "\"reported_peroid\":1,\"history_need_recognize_face\":true,"
                + "\"history_need_reg_pic\":false,\"history_need_spot_pic\":false}");
    assertThat(answered(set, "{\"data\":{\"message\":\"ok\"}}").isUploadToSet()).isFalse();
  }

  /** One of the two devices, bound to this group, and everything else as wanted. */
  private Inspection whole(String group) {
    Inspection all =
        answered(inspector.listGroups(kit.begin("v1")), page(2, "p1", "staff", "p2", "visitors"));
    all =
        answered(
            inspector.findFaceGroup(all),
            "{\"data\":[{\"_id\":\"faces\",\"info\":{\"name\":\"default_group\"}}]}");
    all = answered(inspector.listDevices(all), devices(group));
    return answered(
        inspector.findUpload(all),
        "{\"data\":{\"history_upload_event_url\":[\"http://muster:8080/events/gate\"]}}");
  }

  private static String devices(String group) {
    return "{\"data\":{\"devices_list\":[{\"device_id\":\"d1\",\"device_name\":\"front\",\"device_key\":\"192.168.1.63\",\"device_type\":\"photo\",\"group_id\":\"faces\",\"netRelay\":{\"ip\":\"10.0.0.9\"},\"permission_id\":\""
        + group
        + "\"}]}}";
  }

  private static String setting(String name, String value) {
    return "{\"data\":{\"" + name + "\":" + value + "}}";
  }

  private static String page(int total, String... idsAndNames) {
    return IntStream.range(0, idsAndNames.length / 2)
        .mapToObj(
            i ->
                "{\"permission_id\":\"%s\",\"name\":\"%s\"}"
                    .formatted(idsAndNames[2 * i], idsAndNames[2 * i + 1]))
        .collect(
            Collectors.joining(
                ",",
                "{\"data\":{\"pagination\":{\"total_count\":" + total + "},\"permissions_list\":[",
                "]}}"));
  }
}
