package dev.muster.facebox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("contracts/sophon.md §10.4, the vendor's flow rewritten for v2")
class V2FlowTest {

  private static final String PHOTO = RunningBox.base64(FakeRecogniser.photo(Color.RED));

  @Test
  @DisplayName(
      "§10.4: permission, person, device, search and upload address, and all of it survives a stop")
  void flow(@TempDir Path data) {
    try (RunningBox box = RunningBox.start(data)) {
      String id = create(box);
      assertThat(search(box).path("identity_id").asText()).isEqualTo("666666");
      assertThat(
              box.v2(
                      "setconfigs",
                      "{'config_dict':{'HISTORY_EVENT_UPLOAD_URL':'http://127.0.0.1:9/events'}}")
                  .json()
                  .toString())
          .isEqualTo("{\"HISTORY_EVENT_UPLOAD_URL\":\"http://127.0.0.1:9/events\"}");
      assertThat(id).hasSize(36);
    }
    try (RunningBox box = RunningBox.start(data)) {
      JsonNode answer = search(box);
      assertThat(answer.path("result").asBoolean()).isTrue();
      assertThat(answer.path("identity_info").path("user_type").asText()).isEqualTo("vip");
      assertThat(answer.path("identity_info").path("identity_name").asText()).isEqualTo("张明");
      assertThat(
              box.v2("getconfigs", "{'config_name':'HISTORY_EVENT_UPLOAD_URL'}")
                  .json()
                  .path("HISTORY_EVENT_UPLOAD_URL")
                  .asText())
          .isEqualTo("http://127.0.0.1:9/events");
    }
  }

  private static String create(RunningBox box) {
    String id =
        box.v2("createpermission", "{'permission_name':'测试权限组'}")
            .json()
            .path("permission_id")
            .asText();
    assertThat(
            box.v2(
                    "createidentity",
                    "{'identity_name':'张明','identity_id':'666666','register_image':'%s','user_type':'vip','permission_ids':['%s'],'fiqa_level':'high'}"
                        .formatted(PHOTO, id))
                .status())
        .isEqualTo(200);
    assertThat(
            box.v2(
                    "addmediadevice",
                    "{'media_device_type':'photo','media_device_name':'63','media_device_url':'192.168.1.63','permission_id':'%s'}"
                        .formatted(id))
                .status())
        .isEqualTo(200);
    return id;
  }

  private static JsonNode search(RunningBox box) {
    return box.v2(
            "search", "{'rgb_image_base64':'%s','media_device_ip':'192.168.1.63'}".formatted(PHOTO))
        .json();
  }
}
