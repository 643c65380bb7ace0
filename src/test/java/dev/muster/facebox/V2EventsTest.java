package dev.muster.facebox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("contracts/sophon.md §6.8.3, events of v2")
class V2EventsTest {

  private static final byte[] RED = FakeRecogniser.photo(Color.RED);
  private static final byte[] GREEN = FakeRecogniser.photo(Color.GREEN);

  private static RunningBox box;
  private static String gate;
  private static String door;

  @BeforeAll
  static void start(@TempDir Path directory) {
    box = RunningBox.start(directory);
    String staff = box.permission("staff");
    gate = box.device("10.0.0.1", staff);
    door = box.device("10.0.0.2", staff);
    box.person("red", staff, RED);
    match("10.0.0.1", RED, 1000.5);
    match("10.0.0.1", GREEN, 2000);
    match("10.0.0.2", RED, 3000);
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  private static void match(String ip, byte[] photo, double at) {
    assertThat(
            box.post(
                    "/SophonMatch/api/PictureMatch",
                    "{\"rgb_image_base64\":\"%s\",\"device_ip\":\"%s\",\"compare_time\":%s}"
                        .formatted(RunningBox.base64(photo), ip, at))
                .status())
        .isEqualTo(200);
  }

  @Test
  @DisplayName("§6.8.3: an event has all documented keys; its id has 16 digits")
  void event() {
    JsonNode event = list("{'page_limit':1}").path("events").path(0);

    assertThat(event.fieldNames())
        .toIterable()
        .containsExactly(
            "event_id",
            "ext_data",
            "frame_id",
            "identity_id",
            "identity_name",
            "is_send",
            "media_device_info",
            "permission_id",
            "permission_name",
            "post_action",
            "recognize_face_attr",
            "recognize_face_image_id",
            "register_image_id",
            "score",
            "spot_image_id",
            "timestamp",
            "user_type");
    assertThat(event.path("event_id").asText()).matches("\\d{16}");
    assertThat(event.path("identity_id").asText()).isEqualTo("red");
    assertThat(event.path("identity_name").asText()).isEqualTo("name of red");
    assertThat(event.path("user_type").asText()).isEqualTo("employee");
    assertThat(event.path("timestamp").asText()).isEqualTo("1000.5");
    assertThat(event.path("permission_name").asText()).isEqualTo("staff");
    assertThat(event.path("media_device_info").toString())
        .isEqualTo(
            "{\"media_device_id\":\"%s\",\"media_device_type\":\"photo\",\"media_device_ip\":\"10.0.0.1\",\"media_device_name\":\"door\",\"media_device_url\":\"10.0.0.1\"}"
                .formatted(gate));
    assertThat(event.path("register_image_id").asText())
        .isEqualTo(
            box.v2("getidentity", "{'identity_id':'red'}")
                .json()
                .path("register_image_ids")
                .path(0)
                .asText());
  }

  @Test
  @DisplayName("§6.8.3: a stranger has neither id nor name here")
  void stranger() {
    JsonNode stranger = list("{'filters':{'user_type':'stranger'}}").path("events").path(0);

    assertThat(stranger.path("identity_id").asText()).isEmpty();
    assertThat(stranger.path("identity_name").asText()).isEmpty();
    assertThat(stranger.path("register_image_id").asText()).isEmpty();
  }

  @Test
  @DisplayName("§6.8.3: filters in seconds or milliseconds, by person, score, type and device")
  void filters() {
    assertThat(times("{}")).isEqualTo("1000.5,2000.0,3000.0");
    assertThat(times("{'filters':{'datetime_gte':1000.6}}")).isEqualTo("2000.0,3000.0");
    assertThat(times("{'filters':{'datetime_lte':2000}}")).isEqualTo("1000.5,2000.0");
    assertThat(times("{'filters':{'datetime_gte':1628066406608}}")).isEmpty();
    assertThat(times("{'filters':{'datetime_lte':1628066406608}}"))
        .isEqualTo("1000.5,2000.0,3000.0");
    assertThat(times("{'filters':{'identity_id':'red'}}")).isEqualTo("1000.5,3000.0");
    assertThat(times("{'filters':{'identity_id':'re'}}")).isEmpty();
    assertThat(times("{'filters':{'identity_name':'of red'}}")).isEqualTo("1000.5,3000.0");
    assertThat(times("{'filters':{'score_min':82}}")).isEqualTo("1000.5,3000.0");
    assertThat(times("{'filters':{'score_max':82}}")).isEqualTo("2000.0");
    assertThat(times("{'filters':{'user_type':'employee'}}")).isEqualTo("1000.5,3000.0");
    assertThat(times("{'filters':{'media_device_ids':['%s']}}".formatted(door)))
        .isEqualTo("3000.0");
    assertThat(times("{'filters':{'media_device_ids':['%s','x']}}".formatted(gate)))
        .isEqualTo("1000.5,2000.0");
    assertThat(times("{'filters':{'media_device_ids':[]}}")).isEqualTo("1000.5,2000.0,3000.0");
  }

  @Test
  @DisplayName("§7.10: pages by page_index, without num_pages")
  void pages() {
    JsonNode page = list("{'page_limit':2,'page_index':1}");
    assertThat(page.path("events")).hasSize(1);
    assertThat(page.path("pagination").toString())
        .isEqualTo("{\"page_index\":1,\"page_limit\":2,\"total_count\":3}");
  }

  @Test
  @DisplayName("§2.3: bad filters are refused with their names")
  void badFilters() {
    for (String bad :
        new String[] {
          "'datetime_gte':'today'",
          "'datetime_lte':-1",
          "'score_min':'1'",
          "'user_type':'boss'",
          "'media_device_ids':'x'",
          "'datetime_gte':1e15"
        }) {
      assertThat(box.v2("getevents", "{'filters':{%s}}".formatted(bad)).error())
          .startsWith("INVALID_ARGUMENTS " + bad.split("'")[1]);
    }
    assertThat(box.v2("getevents", "{'filters':7}").error())
        .startsWith("INVALID_ARGUMENTS filters");
  }

  @Test
  @DisplayName("§6.8.3: one event by its id")
  void one() {
    JsonNode event = list("{'page_limit':1,'page_index':2}").path("events").path(0);
    String id = event.path("event_id").asText();

    assertThat(box.v2("getevent", "{'event_id':'%s'}".formatted(id)).json()).isEqualTo(event);
    assertThat(box.v2("getevent", "{'event_id':'1628066406652506'}").error())
        .isEqualTo("ID_NOT_FOUND 1628066406652506");
    assertThat(box.v2("getevent", "{'event_id':'x'}").error()).isEqualTo("ID_NOT_FOUND x");
    assertThat(box.v2("getevent", "{}").error()).isEqualTo("MISSING_ARGUMENTS event_id");
  }

  @Test
  @DisplayName("§6.8.3: the pictures of an event, with or without its time")
  void pictures() {
    JsonNode event = list("{'page_limit':1}").path("events").path(0);
    assertThat(event.path("spot_image_id").asText()).matches("\\d{12}\\.\\d{7}");
    String spot = "/sophon/v2/face/getspotimage/" + event.path("spot_image_id").asText();

    assertThat(box.get(spot + "?timestamp=1000.5").bytes()).isEqualTo(RED);
    assertThat(box.get(spot).contentType()).isEqualTo("image/png");
    assertThat(
            box.get(
                    "/sophon/v2/face/getspotimage/"
                        + event.path("recognize_face_image_id").asText()
                        + "?timestamp=1000.5")
                .status())
        .isEqualTo(200);
    assertThat(box.get("/sophon/v2/face/getspotimage/none?timestamp=1").error())
        .isEqualTo("ID_NOT_FOUND none");
  }

  private static JsonNode list(String json) {
    return box.v2("getevents", json).json();
  }

  private static String times(String json) {
    return String.join(",", list(json).path("events").findValuesAsText("timestamp"));
  }
}
