package dev.muster.facebox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("contracts/sophon.md §6.7, status pushes")
class HeartbeatsTest {

  private static final String MONITOR = "/SophonFogSys/api/MonitorServerUrl";
  private static final String SYSTEM = "/sophon/v2/system/setsystemmonitorconfig";
  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir private Path directory;
  private RunningBox box;
  private Receiver receiver;

  @BeforeEach
  void start() throws IOException {
    receiver = new Receiver();
    box = RunningBox.start(directory);
    box.device("10.0.0.1", box.permission("staff"));
  }

  @AfterEach
  void stop() {
    box.close();
    receiver.close();
  }

  @Test
  @DisplayName("v1 box status: real figures, the devices, again every period")
  void boxStatus() {
    assertThat(monitor(receiver.url()).json().toString()).isEqualTo("{\"data\":\"ok\"}");
    await().atMost(SOON).until(() -> receiver.taken().size() >= 2);

    JsonNode status = receiver.taken().get(1);
    assertThat(keys(status))
        .containsExactlyInAnyOrder(
            "gateway_ip",
            "gateway_name",
            "gateway_status",
            "gateway_sn",
            "dev_sno",
            "gateway_port",
            "gateway_ext_data",
            "sub_devices");
    assertThat(status.path("gateway_port").asInt()).isEqualTo(box.port());
    assertThat(status.path("gateway_ip").asText()).isEqualTo("127.0.0.1");
    assertThat(status.path("gateway_status").asText()).isEqualTo("online");
    JsonNode more = status.path("gateway_ext_data");
    assertThat(keys(more))
        .contains(
            "sw_version",
            "sdk_version",
            "gateway_mac",
            "cpu_info",
            "memory_info",
            "disk_info",
            "temperature",
            "box_usage");
    assertThat(more.path("gateway_mac").asText()).matches("02(:[0-9a-f]{2}){5}");
    assertThat(more.path("cpu_info").path("cpu_rate").asDouble()).isBetween(0.0, 1.0);
    assertThat(more.path("memory_info").path("total_memory").asText()).matches("\\d+\\.\\d+[MG]");
    assertThat(more.path("disk_info").path("disk_rate").asDouble()).isBetween(0.0, 1.0);
    assertThat(more.path("box_usage").asText()).isEqualTo("normal");
    assertThat(more.path("uptime").asText()).isEqualTo("0 minutes");
    JsonNode device = status.path("sub_devices").path(0);
    assertThat(device.path("ep_id").asText()).matches("0x02[0-9a-f]{10}__10\\.0\\.0\\.1");
    assertThat(device.path("ep_status").asText()).isEqualTo("online");
    assertThat(device.path("ep_type").asText()).isEqualTo("0");
    assertThat(device.path("ep_url").asText()).isEqualTo("10.0.0.1");
  }

  @Test
  @DisplayName("one receiver that is dead changes nothing for the other")
  void oneDead() throws IOException {
    Receiver dead = new Receiver();
    dead.close();
    monitor(dead.url() + "\",\"" + receiver.url());
    await().atMost(SOON).until(() -> receiver.taken().size() >= 3);
  }

  @Test
  @DisplayName("settings are read back, survive a restart, and are refused when wrong")
  void settings() {
    monitor(receiver.url());
    assertThat(box.get(MONITOR).data().toString())
        .isEqualTo(
            "{\"monitor_server_url\":[\"%s\"],\"content-type\":\"json\",\"reported_peroid\":1}"
                .formatted(receiver.url()));
    assertThat(monitor("ftp://x").code()).isEqualTo(40090);
    box.close();
    receiver.taken().clear();
    box = RunningBox.start(directory);
    await().atMost(SOON).until(() -> !receiver.taken().isEmpty());
    monitor("");
    assertThat(box.get(MONITOR).data().path("monitor_server_url")).isEmpty();
  }

  @Test
  @DisplayName("v2 system status: set, read back, pushed with the reporter")
  void systemStatus() {
    RunningBox.Reply set =
        box.post(
            SYSTEM,
            "{\"device_monitor_url\":\"%s,\",\"device_monitor_report_period\":1,\"reporter_id\":\"r1\"}"
                .formatted(receiver.url()));
    assertThat(set.json().toString())
        .isEqualTo(
            "{\"device_monitor_url\":[\"%1$s\"],\"device_monitor_report_period\":1,\"reporter_id\":\"r1\",\"monitor_address_list\":[\"%1$s\"],\"report_period\":1}"
                .formatted(receiver.url()));
    assertThat(box.post("/sophon/v2/system/getsystemmonitorconfig?", "").json().toString())
        .isEqualTo(
            "{\"reporter_id\":\"r1\",\"device_monitor_url\":\"%s\",\"device_monitor_report_period\":1}"
                .formatted(receiver.url()));
    await().atMost(SOON).until(() -> receiver.taken().size() >= 2);
    JsonNode status = receiver.taken().get(1);
    assertThat(status.path("reporter_id").asText()).isEqualTo("r1");
    assertThat(keys(status.path("gateway_ext_data")))
        .contains("core_temperature", "uptime", "cpu_info", "memory_info", "emmc");

    JsonNode missing = box.post(SYSTEM, "{}").json().path("error");
    assertThat(missing.path("code").asText()).isEqualTo("MISSING_ARGUMENTS");
    assertThat(missing.path("message").asText()).isEqualTo("device_monitor_url");
    assertThat(
            box.post(SYSTEM, "{\"device_monitor_url\":\"ftp://x\"}")
                .json()
                .path("error")
                .path("code")
                .asText())
        .isEqualTo("INVALID_ARGUMENTS");
  }

  private RunningBox.Reply monitor(String url) {
    return box.post(
        MONITOR,
        "{\"monitor_server_url\":[\"%s\"],\"content-type\":\"json\",\"reported_peroid\":1}"
            .formatted(url));
  }

  private static List<String> keys(JsonNode object) {
    List<String> keys = new ArrayList<>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }
}
