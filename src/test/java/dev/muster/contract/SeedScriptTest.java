package dev.muster.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The vendor's example program for v1, line by line (contracts/sophon.md §10.1). */
@SpeaksV1
@EmbeddedOnly("the script leaves its people, its device and its push URL behind")
@DisplayName("contracts/sophon.md §10.1: the vendor's v1 script")
class SeedScriptTest {

  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
  private static final Map<String, String> JSON_CLOSE =
      Map.of("Content-Type", "application/json", "Connection", "close");
  private static final String PERMISSION_NAME = "测试权限组";
  private static final String PC_IP = "192.168.1.63";

  private final List<String> printed = new ArrayList<>();
  private final byte[] image = Faces.of(Faces.ANN);

  @Test
  @DisplayName("§10.1.8: prints \"send ok\" twice, and the event arrives")
  void script() throws IOException {
    try (Box box = Box.start();
        Receiver receiver = new Receiver()) {
      PythonRequests requests = new PythonRequests(box.wire().base());
      createPermission(requests);
      String permissionId = find(requests, "permissions", PERMISSION_NAME);
      JsonNode added = addUser(requests, permissionId);
      addDevice(requests);
      eventUpload(requests, receiver.url());

      assertThat(printed).containsExactly("send ok", "send ok");
      assertThat(added.path("data").path("info").path("user_id").asText()).isEqualTo("666666");
      await().atMost(Duration.ofSeconds(5)).until(() -> !receiver.taken().isEmpty());
      JsonNode event = receiver.taken().get(0);
      assertThat(event.path("identity_id").asText()).isEqualTo("666666");
      assertThat(event.path("identity_name").asText()).isEqualTo("张明");
      assertThat(event.path("person_type").asInt()).isEqualTo(1);
      assertThat(event.path("ep_info").path("ep_ip").asText()).isEqualTo(PC_IP);
      assertThat(event.path("ep_info").path("ep_name").asText()).isEqualTo("63");
      assertThat(Faces.decoded(event.path("reg_pic").asText())).isEqualTo(image);
      assertThat(event.path("spot_pic").asText("")).isEmpty();
      assertThat(event.path("recognize_face").asText("")).isEmpty();
    }
  }

  @Test
  @DisplayName(
      "run twice: what exists is answered with errors as JSON, and the match is sent again")
  void twice() throws IOException {
    try (Box box = Box.start()) {
      PythonRequests requests = new PythonRequests(box.wire().base());
      for (int run = 0; run < 2; run++) {
        createPermission(requests);
        JsonNode added = addUser(requests, find(requests, "permissions", PERMISSION_NAME));
        assertThat(added.has(run == 0 ? "data" : "error")).isTrue();
        addDevice(requests);
      }
      assertThat(printed).containsExactly("send ok", "send ok");
    }
  }

  private void createPermission(PythonRequests requests) throws IOException {
    requests
        .post(
            "/SophonFogSys/api/permissions?",
            dumps(Json.object("permission_name", PERMISSION_NAME, "description", PERMISSION_NAME)),
            JSON,
            0)
        .json();
  }

  /** Takes the last row of this name, and fails without one. */
  private static String find(PythonRequests requests, String kind, String name) throws IOException {
    PythonRequests.Response response =
        requests.get("/SophonFace/api/" + kind + "?info.name=" + V1.encoded(name) + "&exact=true");
    assertThat(response.status()).isEqualTo(200);
    String id = "";
    for (JsonNode row : response.json().path("data")) {
      if (name.equals(row.path("info").path("name").asText())) {
        id = row.path("_id").asText();
      }
    }
    assertThat(id).as("not found the %s", name).isNotEmpty();
    return id;
  }

  private JsonNode addUser(PythonRequests requests, String permissionId) throws IOException {
    Object user =
        Json.object(
            "group_name",
            "default_group",
            "identity_id",
            "666666",
            "reg_photo",
            Faces.base64(image),
            "create_no_exit_permission",
            false,
            "ignore_exist",
            false,
            "info",
            Json.object("name", "张明", "type", 1, "permission_ids", List.of(permissionId)),
            "fiqa_level",
            "custom");
    return requests.post("/SophonFogSys/api/users", dumps(user), JSON, 0).json();
  }

  private void addDevice(PythonRequests requests) throws IOException {
    String groupId = find(requests, "groups", "default_group");
    String permissionId = find(requests, "permissions", PERMISSION_NAME);
    Object device =
        Json.object(
            "device_type",
            "photo",
            "netRelay",
            Json.object(),
            "is_start_rtmp",
            false,
            "device_name",
            "63",
            "device_key",
            PC_IP,
            "group_id",
            groupId,
            "permission_id",
            permissionId);
    requests
        .post(
            "/SophonDevice/api/Devices",
            dumps(Json.object("devices_list", List.of(device))),
            JSON,
            0)
        .json();

    print(
        requests.post(
            "/SophonMatch/api/PictureMatch",
            dumps(Json.object("rgb_image_base64", encodebytes(image), "device_ip", PC_IP)),
            JSON_CLOSE,
            5));
  }

  private void eventUpload(PythonRequests requests, String url) throws IOException {
    print(
        requests.post(
            "/SophonFogSys/api/HistoryEventUrl",
            dumps(
                Json.object(
                    "history_upload_event_url",
                    List.of(url),
                    "content-type",
                    "json",
                    "reported_peroid",
                    1,
                    "history_need_recognize_face",
                    false,
                    "history_need_reg_pic",
                    true,
                    "history_need_spot_pic",
                    false)),
            JSON_CLOSE,
            5));
  }

  private void print(PythonRequests.Response response) {
    printed.add(response.status() == 200 ? "send ok" : response.json().toString());
  }

  /** A line break after every 76 characters and one at the end. */
  private static String encodebytes(byte[] bytes) {
    return Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(bytes) + "\n";
  }

  /** {@code json.dumps}: everything beyond ASCII is escaped. */
  static String dumps(Object json) {
    StringBuilder ascii = new StringBuilder();
    json.toString()
        .chars()
        .forEach(c -> ascii.append(c < 128 ? String.valueOf((char) c) : "\\u%04x".formatted(c)));
    assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(ascii)).isTrue();
    return ascii.toString();
  }
}
