package dev.muster.facebox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedScriptTest {

  private static final String PC_IP = "192.168.1.63";
  private static final byte[] IMAGE = FakeRecogniser.photo(Color.RED);

  @TempDir private Path directory;

  @Test
  @DisplayName(
      "contracts/sophon.md §10.1.8: the vendor's example runs step by step, and its receiver gets the event")
  void theWholeFlow() throws Exception {
    try (RunningBox box = RunningBox.start(directory);
        Receiver receiver = new Receiver()) {
      RunningBox.Reply created =
          box.post(
              "/SophonFogSys/api/permissions?",
              "{\"permission_name\": \"测试权限组\", \"description\": \"测试权限组\"}");
      assertThat(created.status()).isEqualTo(200);

      String permissionId = id(box, "permissions", "测试权限组");
      assertThat(addUser(box, permissionId).status()).isEqualTo(200);
      String groupId = id(box, "groups", "default_group");
      assertThat(addDevice(box, groupId, id(box, "permissions", "测试权限组")).status()).isEqualTo(200);

      RunningBox.Reply matched = pictureMatch(box);
      assertThat(matched.status()).isEqualTo(200);
      assertThat(matched.json().path("retcode").asText()).isEqualTo("1");
      assertThat(matched.json().path("identity_id").asText()).isEqualTo("666666");
      assertThat(eventUpload(box, receiver.url()).status()).isEqualTo(200);

      await().atMost(Duration.ofSeconds(5)).until(() -> receiver.taken().size() == 1);
      JsonNode event = receiver.taken().get(0);
      assertThat(event.path("identity_id").asText()).isEqualTo("666666");
      assertThat(event.path("identity_name").asText()).isEqualTo("张明");
      assertThat(event.path("ep_info").path("ep_ip").asText()).isEqualTo(PC_IP);
      assertThat(event.path("ep_info").path("ep_name").asText()).isEqualTo("63");
      assertThat(event.path("reg_pic").asText()).isEqualTo(RunningBox.base64(IMAGE));
      assertThat(event.path("spot_pic").asText()).isEmpty();
      assertThat(event.path("recognize_face").asText()).isEmpty();
    }
  }

  /** The script takes the last row whose name fits, and fails without one. */
  private static String id(RunningBox box, String kind, String name) {
    RunningBox.Reply found =
        box.get(
            "/SophonFace/api/%s?info.name=%s&exact=true"
                .formatted(kind, URLEncoder.encode(name, StandardCharsets.UTF_8)));
    assertThat(found.status()).isEqualTo(200);
    assertThat(found.data()).hasSize(1);
    assertThat(found.data().path(0).path("info").path("name").asText()).isEqualTo(name);
    return found.data().path(0).path("_id").asText();
  }

  private static RunningBox.Reply addUser(RunningBox box, String permissionId) {
    return box.post(
        "/SophonFogSys/api/users",
        """
        {"group_name": "default_group", "identity_id": "666666", "reg_photo": "%s",
         "create_no_exit_permission": false, "ignore_exist": false,
         "info": {"name": "\\u5f20\\u660e", "type": 1, "permission_ids": ["%s"]}, "fiqa_level": "custom"}"""
            .formatted(RunningBox.base64(IMAGE), permissionId));
  }

  private static RunningBox.Reply addDevice(RunningBox box, String groupId, String permissionId) {
    return box.post(
        "/SophonDevice/api/Devices",
        """
        {"devices_list": [{"device_type": "photo", "netRelay": {}, "is_start_rtmp": false, "device_name": "63",
         "device_key": "%s", "group_id": "%s", "permission_id": "%s"}]}"""
            .formatted(PC_IP, groupId, permissionId));
  }

  /** Python's {@code encodebytes}: a line break after every 76 characters and at the end. */
  private static RunningBox.Reply pictureMatch(RunningBox box) {
    String lines = Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(IMAGE) + "\n";
    return box.post(
        "/SophonMatch/api/PictureMatch",
        "{\"rgb_image_base64\": \"%s\", \"device_ip\": \"%s\"}"
            .formatted(lines.replace("\n", "\\n"), PC_IP));
  }

  private static RunningBox.Reply eventUpload(RunningBox box, String url) {
    return box.post(
        "/SophonFogSys/api/HistoryEventUrl",
        """
        {"history_upload_event_url": ["%s"], "content-type": "json", "reported_peroid": 1,
         "history_need_recognize_face": false, "history_need_reg_pic": true, "history_need_spot_pic": false}"""
            .formatted(url));
  }
}
