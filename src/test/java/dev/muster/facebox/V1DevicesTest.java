package dev.muster.facebox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("contracts/sophon.md §4.5, devices")
class V1DevicesTest {

  private static final String DEVICES = "/SophonDevice/api/Devices";

  private RunningBox box;

  @BeforeEach
  void start(@TempDir Path directory) {
    box = RunningBox.start(directory);
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  @DisplayName("§4.5.1: adding answers id and name, listing everything that was sent")
  void add() {
    String id = box.device("10.0.0.1", "perm");
    assertThat(id).hasSize(36);

    assertThat(box.get(DEVICES + "?device_id=" + id).data().path("devices_list").path(0).toString())
        .isEqualTo(
            "{\"device_id\":\"%s\",\"device_attr\":{},\"netRelay\":{},\"is_start_rtmp\":false,\"device_ip\":\"10.0.0.1\",\"device_key\":\"10.0.0.1\",\"device_name\":\"door\",\"device_type\":\"photo\",\"group_id\":\"default_group\",\"permission_id\":\"perm\"}"
                .formatted(id));
    assertThat(box.get(DEVICES + "?need_preview_list=true").data().has("preview_list")).isTrue();
  }

  @Test
  @DisplayName("§4.5.2: the IP of a stream is the host of its URL")
  void streams() {
    box.post(
        DEVICES,
        RunningBox.deviceRow("rtsp://10.0.0.7:8554/ch1", "").replace("\"photo\"", "\"rtsp\""));

    assertThat(box.get(DEVICES).data().path("devices_list").path(0).path("device_ip").asText())
        .isEqualTo("10.0.0.7");
  }

  @Test
  @DisplayName("§7.6: addresses are unique (40099), a box carries 32 photo devices (40098)")
  void limits() {
    for (int i = 0; i < 32; i++) {
      assertThat(box.device("10.0.1." + i, "perm")).isNotEmpty();
    }

    assertThat(box.post(DEVICES, RunningBox.deviceRow("10.0.1.0", "perm")).code()).isEqualTo(40099);
    assertThat(box.post(DEVICES, RunningBox.deviceRow("10.0.2.0", "perm")).code()).isEqualTo(40098);
    assertThat(box.get(DEVICES).data().path("devices_list")).hasSize(32);
  }

  @Test
  @DisplayName("§2.4: a row without address, type, group or permission is 40091")
  void fields() {
    String good = RunningBox.deviceRow("10.0.0.1", "perm");

    for (String key :
        new String[] {"device_key", "device_type", "group_id", "permission_id", "devices_list"}) {
      assertThat(box.post(DEVICES, good.replace(key, "x" + key)).code()).as(key).isEqualTo(40091);
    }
    assertThat(box.post(DEVICES, good.replace("\"photo\"", "\"phone\"")).code()).isEqualTo(40091);
    assertThat(box.post(DEVICES, "{\"devices_list\":[7]}").code()).isEqualTo(40091);
  }

  @Test
  @DisplayName("§4.5.2: a device is changed under its id and deleted, or all are")
  void changeAndDelete() {
    String first = box.device("10.0.0.1", "perm");
    String second = box.device("10.0.0.2", "perm");
    box.device("10.0.0.3", "perm");

    JsonNode changed =
        box.put(
                DEVICES,
                RunningBox.deviceRow("10.0.0.9", "other")
                    .replace(
                        "{\"device_type", "{\"device_id\":\"%s\",\"device_type".formatted(first)))
            .data();
    assertThat(changed.path("success_devices").path(0).path("device_id").asText()).isEqualTo(first);
    assertThat(
            box.get(DEVICES + "?device_id=" + first)
                .data()
                .path("devices_list")
                .path(0)
                .path("device_key")
                .asText())
        .isEqualTo("10.0.0.9");

    box.delete(
        DEVICES,
        "{\"clear_all\":false,\"devices_list\":[{\"device_id\":\"%s\"}]}".formatted(second));
    assertThat(box.get(DEVICES).data().path("devices_list")).hasSize(2);
    assertThat(box.delete(DEVICES, "{\"devices_list\":[{\"device_id\":\"none\"}]}").code())
        .isEqualTo(40401);
    assertThat(
            box.delete(DEVICES, "{\"clear_all\":true,\"devices_list\":[]}")
                .data()
                .path("success_devices"))
        .hasSize(2);
    assertThat(box.get(DEVICES).data().path("devices_list")).isEmpty();
  }

  @Test
  @DisplayName("§4.5.1: an empty device_id counts as none, so that the device can be named later")
  void emptyId() {
    RunningBox.Reply added =
        box.post(
            "/SophonDevice/api/Devices",
            RunningBox.deviceRow("10.9.9.9", "")
                .replace("{\"device_type\"", "{\"device_id\":\"\",\"device_type\""));

    assertThat(added.data().path("success_devices").path(0).path("device_id").asText()).hasSize(36);
  }
}
