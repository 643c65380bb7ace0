package dev.muster.facebox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("contracts/sophon.md §6.8: filters, deletion and search by picture of the events")
class V1HistoryTest {

  private static final String EVENTS = "/SophonFace/api/events";
  private static final String IMAGES = "/SophonFace/api/event_images";
  private static final byte[] RED = FakeRecogniser.photo(Color.RED);
  private static final byte[] GREEN = FakeRecogniser.photo(Color.GREEN);

  private RunningBox box;
  private String first;
  private String second;

  @BeforeEach
  void start(@TempDir Path directory) {
    box = RunningBox.start(directory);
    String permission = box.permission("staff");
    first = box.device("10.0.0.1", permission);
    second = box.device("10.0.0.2", permission);
    box.person("red", permission, RED);
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  @DisplayName("§6.8.1: streams, groups, room and top_k")
  void filters() {
    box.put(
        "/SophonFogSys/api/users",
        "{\"identity_id\":\"red\",\"info\":{\"ext_info\":{\"room\":\"101\"},\"permission_ids\":[\"%s\"]}}"
            .formatted(box.get("/SophonFace/api/permissions").data().path(0).path("_id").asText()));
    match("10.0.0.1", RED, 1000);
    match("10.0.0.2", GREEN, 1001);
    match("10.0.0.1", GREEN, 1002);

    assertThat(times("streams=" + first)).containsExactly("1000.0", "1002.0");
    assertThat(times("streams=" + first + "," + second)).hasSize(3);
    assertThat(times("streams=none")).isEmpty();
    assertThat(times("groups=default_group")).hasSize(3);
    assertThat(times("groups=other")).isEmpty();
    assertThat(times("room=101")).containsExactly("1000.0");
    assertThat(times("top_k=2")).containsExactly("1001.0", "1002.0");
    assertThat(times("top_k=1&streams=" + second)).containsExactly("1001.0");
    JsonNode paged = box.get(EVENTS + "?top_k=2&per_page=1&page=1").json();
    assertThat(paged.path("pagination").path("total_count").asInt()).isEqualTo(2);
    assertThat(paged.path("data").path(0).path("timestamp").asText()).isEqualTo("1002.0");
  }

  @Test
  @DisplayName("§6.8.2: deleted events are gone with their pictures; all of the list or none")
  void deleteEvents() {
    match("10.0.0.1", RED, 1000);
    match("10.0.0.1", GREEN, 1001);
    JsonNode events = box.get(EVENTS).data();
    String id = events.path(0).path("_id").asText();
    String picture = events.path(0).path("common").path("spot_pic_id").asText();

    assertThat(delete(EVENTS + "?event_id_list=" + id + ",1.000000").code()).isEqualTo(40401);
    assertThat(box.get(EVENTS).data()).hasSize(2);
    assertThat(delete(EVENTS + "?event_id_list=" + id).json().toString())
        .isEqualTo("{\"data\":{}}");
    assertThat(times("")).containsExactly("1001.0");
    assertThat(box.get(IMAGES + "/" + picture + "?datetime=1000").status()).isEqualTo(404);
    assertThat(delete(EVENTS).code()).isEqualTo(40000);
    assertThat(delete(EVENTS + "?event_id_list=,").code()).isEqualTo(40000);
  }

  @Test
  @DisplayName("§6.8.2: a deleted picture leaves its event; the registered photo is out of reach")
  void deletePictures() {
    match("10.0.0.1", RED, 1000.25);
    JsonNode common = box.get(EVENTS).data().path(0).path("common");
    String spot = common.path("spot_pic_id").asText();
    String face = common.path("recognize_face_pic_id").asText();
    String registered = common.path("identity_info").path("image_id").asText();

    assertThat(spot).matches("\\d{10}\\.\\d{7}").isNotEqualTo(face);
    assertThat(delete(images(spot, "1000.26")).code()).isEqualTo(40401);
    assertThat(delete(images(registered, "1000.25")).code()).isEqualTo(40401);
    assertThat(delete(images(spot + "," + face, "1000.25")).code()).isEqualTo(40000);
    assertThat(delete(images(spot, "then")).code()).isEqualTo(40000);
    assertThat(delete(images(spot, "1000.25")).json().toString()).isEqualTo("{\"data\":{}}");
    assertThat(box.get(IMAGES + "/" + spot).status()).isEqualTo(404);
    assertThat(box.get(IMAGES + "/" + face).status()).isEqualTo(200);
    assertThat(box.get(IMAGES + "/" + registered).status()).isEqualTo(404);
    assertThat(box.get("/SophonFace/api/images/" + registered).bytes()).isEqualTo(RED);
    assertThat(box.get(EVENTS).data()).hasSize(1);
  }

  @Test
  @DisplayName("§6.8.4: who was seen where, strangers included, by time, device and likeness")
  void search() {
    match("10.0.0.1", RED, 1000);
    match("10.0.0.2", GREEN, 1001);
    match("10.0.0.1", GREEN, 1002);

    JsonNode found = search("'starttime':999,'endtime':1003.5,", GREEN);
    assertThat(found.fieldNames())
        .toIterable()
        .containsExactly(
            "ret_code", "endtimestamp", "event_list", "have_more", "total_count", "total_time");
    assertThat(found.path("ret_code").asInt()).isEqualTo(1);
    assertThat(found.path("endtimestamp").asDouble()).isEqualTo(1003.5);
    assertThat(found.path("have_more").asBoolean(true)).isFalse();
    assertThat(found.path("total_count").asInt()).isEqualTo(2);
    assertThat(found.path("event_list").path(0).path("compare_score").asDouble()).isEqualTo(1);
    assertThat(found(found)).containsExactly("1001.0", "1002.0");
    assertThat(found(search("'starttime':999,'endtime':1003,'reverse':true,", GREEN)))
        .containsExactly("1002.0", "1001.0");
    assertThat(
            found(
                search(
                    "'starttime':999,'endtime':1003,'device_id_list':['" + second + "'],", GREEN)))
        .containsExactly("1001.0");
    assertThat(found(search("'starttime':999,'endtime':1003,'last_end_timestamp':1001,", GREEN)))
        .containsExactly("1002.0");
    assertThat(found(search("'starttime':999,'endtime':1003,'threshold':0,", GREEN))).hasSize(3);
    assertThat(search("", GREEN).path("event_list")).isEmpty();
  }

  @Test
  @DisplayName("§6.8.4: a span of a month, no face, a bad threshold and grab mode are refused")
  void searchRefused() {
    assertThat(searched("'starttime':0,'endtime':2678400,", GREEN).code()).isEqualTo(40000);
    assertThat(searched("'starttime':5,'endtime':4,", GREEN).code()).isEqualTo(40000);
    assertThat(searched("'threshold':101,", GREEN).code()).isEqualTo(40000);
    assertThat(searched("", FakeRecogniser.nobody()).code()).isEqualTo(40004);
    assertThat(searched("'fiqa_level':'high',", FakeRecogniser.photo(Color.RED, 50)).code())
        .isEqualTo(40006);
    assertThat(box.post("/SophonMatch/api/picturesearch", "{\"starttime\":1}").code())
        .isEqualTo(40000);
    box.put("/SophonConfig/api/Configs", "{\"config_dict\":{\"APPLY_MODE\":\"grab\"}}");
    assertThat(searched("", GREEN).json().path("error").path("status").asText())
        .isEqualTo("NOT_SUPPORT_IN_GRAB_MODE");
  }

  private static String images(String ids, String times) {
    return IMAGES + "?image_id_list=" + ids + "&datetime_list=" + times;
  }

  private RunningBox.Reply delete(String path) {
    return box.send(
        "DELETE", path, "application/json", java.net.http.HttpRequest.BodyPublishers.noBody());
  }

  private java.util.List<String> times(String query) {
    return box.get(EVENTS + "?" + query).data().findValuesAsText("timestamp");
  }

  private static java.util.List<String> found(JsonNode answer) {
    return answer.path("event_list").findValuesAsText("timestamp");
  }

  private JsonNode search(String more, byte[] photo) {
    return searched(more, photo).json();
  }

  private RunningBox.Reply searched(String more, byte[] photo) {
    return box.post(
        "/SophonMatch/api/picturesearch",
        "{%s\"face_image_base64\":\"%s\"}"
            .formatted(more.replace('\'', '"'), RunningBox.base64(photo)));
  }

  private void match(String ip, byte[] photo, double seconds) {
    box.post(
        "/SophonMatch/api/PictureMatch",
        "{\"device_ip\":\"%s\",\"compare_time\":%s,\"rgb_image_base64\":\"%s\"}"
            .formatted(ip, seconds, RunningBox.base64(photo)));
  }
}
