package dev.muster.vendor.sophon;

import static dev.muster.vendor.sophon.InspectionKit.HERE;
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
import dev.muster.call.Ask;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the answers of a v2 box make of a look at it, and what a repair sends. */
class V2InspectionTest {

  private static final String GROUPS =
      "{\"pagination\":{\"page_index\":0,\"page_limit\":100,\"total_count\":2},\"permissions\":["
          + "{\"permission_id\":\"p1\",\"permission_name\":\"staff\"},"
          + "{\"permission_id\":\"p2\",\"permission_name\":\"visitors\"}]}";
  private static final String DEVICES =
      "{\"devices\":[{\"media_device_id\":\"d1\",\"media_device_ip\":\"192.168.1.63\","
          + "\"media_device_url\":\"192.168.1.63\",\"media_device_name\":\"front\","
          + "\"media_device_type\":\"photo\",\"net_relay\":{\"ip\":\"10.0.0.9\"},"
          + "\"permission_id\":\"p7\"}]}";

  private final InspectionKit kit = new InspectionKit();
  private final SophonV2Inspector inspector = new SophonV2Inspector(kit.v2, kit.v1, kit.inquiry);
  private final SophonV2Repair repair = new SophonV2Repair(kit.v2, kit.inquiry);
  private Inspection now;

  @BeforeEach
  void begin() {
    now = kit.begin("v2");
  }

  @Test
  void groupsAndDevicesAreRead() {
    Ask<Inspection> list = inspector.listGroups(now);
    assertThat(list.call().url())
        .isEqualTo("http://192.168.1.22:5555/sophon/v2/face/getpermissions");
    assertThat(sent(list).path("page_limit").asInt()).isEqualTo(100);
    assertThat(sent(list).path("page_index").asInt(-1)).isZero();
    now = answered(list, GROUPS);
    assertThat(now.isGroupToRead()).isFalse();
    assertThat(now.isGroupWithoutId()).isFalse();
    assertThat(now.found().groups())
        .containsExactly(new Group("p1", "staff"), new Group("p2", "visitors"));
    now = answered(inspector.listDevices(now), DEVICES);
    assertThat(now.drift())
        .extracting(Item::item, Item::problem)
        .containsExactly(
            tuple("front", DriftProblem.DEVICE_OTHER_GROUP),
            tuple("back", DriftProblem.DEVICE_MISSING));
  }

  @Test
  void settingsAreAskedForOneByOneSinceAllOfThemHoldPasswords() {
    now = answered(inspector.listDevices(now), DEVICES);
    Ask<Inspection> ask = inspector.readSetting(now);
    assertThat(sent(ask).toString()).isEqualTo("{\"config_name\":\"HISTORY_EVENT_UPLOAD_URL\"}");
    now = answered(ask, "{\"HISTORY_EVENT_UPLOAD_URL\":\"http://a\"}");
    now = answered(inspector.readSetting(now), "{\"HISTORY_REPORT_PEROID\":60}");
    now = answered(inspector.readSetting(now), 400, "{\"error\":{\"code\":\"INVALID_ARGUMENTS\"}}");
    now = answered(inspector.readSetting(now), "{\"GATE_APPLY_MODE\":\"grab\"}");
    assertThat(now.isSettingToRead()).isFalse();
    assertThat(now.isOver()).isFalse();
    assertThat(now.found().upload()).isEqualTo(new Upload(List.of("http://a"), 60, true));
    assertThat(now.found().settings())
        .containsExactly(new Setting("GATE_APPLY_MODE", "recognize", "grab"));
  }

  @Test
  void noAddressIsNoUpload() {
    now = answered(inspector.listDevices(now), DEVICES);
    now = answered(inspector.readSetting(now), "{\"HISTORY_EVENT_UPLOAD_URL\":\"\"}");
    assertThat(now.found().upload()).isEqualTo(new Upload(List.of(), 0, true));
  }

  @Test
  void aBoxThatSpeaksOnlyV1IsFoundOut() {
    now = answered(inspector.listGroups(now), 404, "<html>not found</html>");
    assertThat(now.isDoubted()).isTrue();
    Ask<Inspection> other = inspector.askOther(now);
    assertThat(other.call().method()).isEqualTo("GET");
    now = answered(other, "{\"data\":{\"permissions_list\":[]}}");
    assertThat(now.drift())
        .extracting(Item::problem, Item::wanted, Item::found)
        .containsExactly(tuple(DriftProblem.OTHER_API, "v2", "v1"));
  }

  @Test
  void aDeviceIsChangedWithEverythingItHasAndAddedWithItsGroup() {
    now = answered(inspector.listGroups(now), GROUPS);
    now = answered(inspector.listDevices(now), DEVICES);
    Ask<Inspection> change = repair.changeDevice(now);
    assertThat(change.call().url()).endsWith("/updatemediadevice");
    assertThat(sent(change).path("permission_id").asText()).isEqualTo("p1");
    assertThat(sent(change).path("net_relay").path("ip").asText()).isEqualTo("10.0.0.9");
    now = answered(change, "{\"media_device_id\":\"d1\"}");
    assertThat(now.isDeviceToChange()).isFalse();
    Ask<Inspection> add = repair.addDevice(now);
    assertThat(sent(add).path("permission_id").asText()).isEqualTo("p2");
    now = answered(add, 400, "{\"error\":{\"code\":\"DEVICE_MAX_NUM_ERROR\",\"message\":\"32\"}}");
    assertThat(now.isDeviceToAdd()).isFalse();
    assertThat(now.trouble()).isEqualTo("back: the box answered DEVICE_MAX_NUM_ERROR 32");
  }

  @Test
  void theEventPushIsPointedHereAsThePlacingOfPeopleDoesIt() {
    now = now.with(now.found().withUpload(new Upload(List.of("http://a"), 5, true)));
    Ask<Inspection> set = repair.setUpload(now);
    assertThat(sent(set).toString())
        .isEqualTo(
            "{\"config_dict\":{\"HISTORY_EVENT_UPLOAD_URL\":\""
                + HERE
                + "\",\"HISTORY_REPORT_PEROID\":1}}");
  }
}
