package dev.muster.facebox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("contracts/sophon.md §5.4, devices of v2")
class V2DevicesTest {

  private static final String PHOTO =
      "{'media_device_id':'%s','media_device_name':'door','media_device_type':'photo','media_device_url':'%s'}";

  @TempDir private Path data;
  private RunningBox box;

  @BeforeEach
  void start() {
    box = RunningBox.start(data);
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  @DisplayName("§5.4: adding answers id and name, listing shows all of it, v1 sees it too")
  void add() {
    assertThat(
            add("{'media_device_id':'d','media_device_name':'前门','media_device_type':'rtsp','media_device_url':'rtsp://10.0.0.7:8554/ch1',"
                    + "'permission_id':'p','net_relay':{'ip':'10.0.0.8','port':1,'channel':2,'delay_time':3},"
                    + "'do_rtmp_forward':true,'rtmp_address':'rtmp://x','roi_area':[1,2,3,4]}")
                .json()
                .toString())
        .isEqualTo("{\"media_device_id\":\"d\",\"media_device_name\":\"前门\"}");
    assertThat(devices("{}").toString())
        .isEqualTo(
            ("[{'media_device_id':'d','media_device_ip':'10.0.0.7','media_device_url':'rtsp://10.0.0.7:8554/ch1','media_device_name':'前门','media_device_type':'rtsp',"
                    + "'net_relay':{'ip':'10.0.0.8','port':1,'channel':2,'delay_time':3},'permission_id':'p','do_rtmp_forward':true,'rtmp_address':'rtmp://x','roi_area':[1,2,3,4]}]")
                .replace('\'', '"'));
    JsonNode v1 = box.get("/SophonDevice/api/Devices").data().path("devices_list").path(0);
    assertThat(v1.path("netRelay").toString())
        .isEqualTo("{\"ip\":\"10.0.0.8\",\"net_port\":1,\"door_port\":2,\"delay_time\":3}");
    assertThat(v1.path("is_start_rtmp").asBoolean()).isTrue();
    assertThat(v1.path("group_id").asText()).isEqualTo("default_group");
  }

  @Test
  @DisplayName("§5.4: an address, an RTMP address and an id are there once")
  void unique() {
    add(PHOTO.formatted("1", "10.0.0.1"));
    add(
        "{'media_device_id':'2','media_device_name':'s','media_device_type':'rtsp','media_device_url':'rtsp://a','rtmp_address':'rtmp://x'}");

    assertThat(add(PHOTO.formatted("3", "10.0.0.1")).error())
        .isEqualTo("DEVICE_ADDRESS_DUPLICATE_ERROR 10.0.0.1");
    assertThat(add(PHOTO.formatted("1", "10.0.0.3")).error()).isEqualTo("ID_REPEAT_ERROR 1");
    assertThat(
            add("{'media_device_name':'s','media_device_type':'rtsp','media_device_url':'rtsp://b','rtmp_address':'rtmp://x'}")
                .error())
        .isEqualTo("DEVICE_RTMP_ADDRESS_DUPLICATE_ERROR rtmp://x");
    assertThat(
            box.v2("updatemediadevice", "{'media_device_id':'1','media_device_url':'rtsp://a'}")
                .error())
        .isEqualTo("DEVICE_ADDRESS_DUPLICATE_ERROR rtsp://a");
    assertThat(devices("{}")).hasSize(2);
  }

  @Test
  @DisplayName(
      "§7.6: 16 streams or 32 photo devices are carried, no more, also by a change of type")
  void capacity() {
    for (int i = 0; i < 32; i++) {
      assertThat(add(PHOTO.formatted("id" + i, "10.0.1." + i)).status()).isEqualTo(200);
    }

    assertThat(add(PHOTO.formatted("more", "10.0.2.1")).error())
        .startsWith("DEVICE_MAX_NUM_ERROR ");
    assertThat(
            box.v2("updatemediadevice", "{'media_device_id':'id1','media_device_type':'rtsp'}")
                .error())
        .startsWith("DEVICE_MAX_NUM_ERROR ");
  }

  @Test
  @DisplayName("§5.4: name, type and address are needed and checked")
  void fields() {
    for (String key : new String[] {"media_device_name", "media_device_type", "media_device_url"}) {
      assertThat(add(PHOTO.formatted("1", "a").replace(key, "x")).error())
          .isEqualTo("MISSING_ARGUMENTS " + key);
    }
    assertThat(add(PHOTO.formatted("1", "a").replace("'photo'", "'phone'")).error())
        .startsWith("INVALID_ARGUMENTS media_device_type");
    for (String bad : new String[] {"'roi_area':[1,2,3]", "'roi_area':['a',2,3,4]"}) {
      assertThat(add(PHOTO.formatted("1", "a").replace("}", "," + bad + "}")).error())
          .startsWith("INVALID_ARGUMENTS roi_area");
    }
    assertThat(add(PHOTO.formatted("1", "a").replace("}", ",'net_relay':[]}")).error())
        .startsWith("INVALID_ARGUMENTS net_relay");
    assertThat(devices("{}")).isEmpty();
  }

  @Test
  @DisplayName("§5.4: an update changes what is sent, keeps the rest and the place in the list")
  void update() {
    add(PHOTO.formatted("1", "10.0.0.1").replace("}", ",'permission_id':'p'}"));
    add(PHOTO.formatted("2", "10.0.0.2"));

    assertThat(
            box.v2("updatemediadevice", "{'media_device_id':'1','media_device_name':'gate'}")
                .json()
                .toString())
        .isEqualTo("{\"media_device_id\":\"1\",\"media_device_name\":\"gate\"}");
    box.v2("updatemediadevice", "{'media_device_id':'1','media_device_url':'10.0.0.9'}");
    JsonNode first = devices("{}").path(0);
    assertThat(first.path("media_device_id").asText()).isEqualTo("1");
    assertThat(first.path("media_device_ip").asText()).isEqualTo("10.0.0.9");
    assertThat(first.path("permission_id").asText()).isEqualTo("p");
    RunningBox.Reply unknown = box.v2("updatemediadevice", "{'media_device_id':'3'}");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.error()).isEqualTo("DEVICE_ID_NOT_FOUND 3");
  }

  @Test
  @DisplayName("§5.4: one is listed or deleted by its id")
  void one() {
    add(PHOTO.formatted("1", "10.0.0.1"));
    add(PHOTO.formatted("2", "10.0.0.2"));

    assertThat(devices("{'media_device_id':'2'}")).hasSize(1);
    assertThat(box.v2("getmediadevices", "{'media_device_id':'3'}").error())
        .isEqualTo("DEVICE_ID_NOT_FOUND 3");
    assertThat(box.v2("deletemediadevice", "{'media_device_id':'1'}").json().toString())
        .isEqualTo("{\"media_device_id\":\"1\",\"media_device_name\":\"door\"}");
    assertThat(box.v2("deletemediadevice", "{'media_device_id':'1'}").error())
        .isEqualTo("DEVICE_ID_NOT_FOUND 1");
    assertThat(devices("{}")).hasSize(1);
  }

  @Test
  @DisplayName("§5.4: deletemediadevices deletes all; a call without a body deletes nothing")
  void deleteAll() {
    add(PHOTO.formatted("1", "10.0.0.1"));

    assertThat(box.v2("deletemediadevices", "").error()).startsWith("EMPTY_REQUEST_JSON ");
    assertThat(box.v2("deletemediadevices", "{}").json().toString())
        .isEqualTo(
            "{\"media_device_list\":[{\"media_device_id\":\"1\",\"media_device_name\":\"door\"}],\"deleted_device_count\":1,\"total_device_count\":1}");
    assertThat(devices("{}")).isEmpty();
  }

  @Test
  @DisplayName("§5.4: the preview is kept over a restart, without devices that are gone")
  void preview() {
    add(PHOTO.formatted("1", "10.0.0.1"));
    add(PHOTO.formatted("2", "10.0.0.2"));
    assertThat(box.v2("getpreview", "").json().toString())
        .isEqualTo(
            "{\"selected_device_list\":[],\"preview_device_list\":[],\"preview_mode\":1,\"last_set_name\":\"WEBUI\"}");
    String set =
        "{'selected_device_list':['1','2'],'preview_device_list':['1'],'preview_mode':4,'last_set_name':'QT'}";

    assertThat(box.v2("updatepreview", set).json().toString()).isEqualTo(set.replace('\'', '"'));
    box.close();
    box = RunningBox.start(data);
    assertThat(box.v2("getpreview", "{}").json().toString()).isEqualTo(set.replace('\'', '"'));
    box.v2("deletemediadevice", "{'media_device_id':'1'}");
    assertThat(box.v2("getpreview", "{}").json().path("selected_device_list").toString())
        .isEqualTo("[\"2\"]");

    assertThat(box.v2("updatepreview", "{'selected_device_list':['1']}").error())
        .isEqualTo("DEVICE_PERVIEW_ID_NOT_EXIST 1");
    assertThat(box.v2("updatepreview", "{'preview_mode':9}").error())
        .startsWith("INVALID_ARGUMENTS preview_mode");
    assertThat(box.v2("updatepreview", "{'last_set_name':'me'}").error())
        .startsWith("INVALID_ARGUMENTS last_set_name");
  }

  private RunningBox.Reply add(String json) {
    return box.v2("addmediadevice", json);
  }

  private JsonNode devices(String json) {
    return box.v2("getmediadevices", json).json().path("devices");
  }
}
