package dev.muster.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BoxUnderTest.class)
@EmbeddedOnly("changes where the box reports its state")
@DisplayName("contracts/sophon.md §6.7: status and heartbeat pushes")
class HeartbeatTest {

  private final Receiver receiver = new Receiver();
  private Box own;
  private V1 v1;
  private V2 v2;
  private V1.Door door;

  @BeforeEach
  void start() {
    own = Box.start();
    v1 = new V1(own);
    v2 = new V2(own);
    door = v1.door(v1.permission());
  }

  @AfterEach
  void stop() {
    own.close();
    receiver.close();
  }

  @Test
  @DisplayName("v1 box status to MonitorServerUrl, again and again")
  void boxStatus() {
    Object settings =
        Json.object(
            "monitor_server_url", receiver.url(), "content-type", "json", "reported_peroid", 1);
    Reply set = v1.post("/SophonFogSys/api/MonitorServerUrl", settings);
    assertThat(set.status()).isEqualTo(200);
    assertThat(set.json()).isEqualTo(Json.object("data", "ok"));

    JsonNode status = second();
    for (String key : new String[] {"gateway_ip", "gateway_name", "gateway_sn", "dev_sno"}) {
      assertThat(status.path(key).isTextual()).as(key).isTrue();
    }
    assertThat(status.path("gateway_status").asText()).isEqualTo("online");
    assertThat(status.has("gateway_port")).isTrue();
    assertThat(Json.keys(status.path("gateway_ext_data"))).contains("sw_version", "gateway_mac");
    JsonNode device = status.path("sub_devices").path(0);
    assertThat(device.path("ep_ip").asText()).isEqualTo(door.ip());
    assertThat(device.path("ep_name").asText()).isEqualTo(door.name());
    assertThat(device.path("ep_id").asText()).endsWith("__" + door.ip());
    assertThat(device.path("ep_status").asText()).isEqualTo("online");
    assertThat(device.path("ep_type").asText()).isIn("0", "1", "3", "4");
    assertThat(v1.get("/SophonFogSys/api/MonitorServerUrl").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("v1 device list to WEB_HEART_URL every WEB_HEART_TIME seconds")
  void deviceList() {
    V1.data(
        v1.put(
            V1.CONFIGS,
            Json.object(
                "config_dict", Json.object("WEB_HEART_URL", receiver.url(), "WEB_HEART_TIME", 1))));

    JsonNode status = second();
    assertThat(status.path("dev_sno").isTextual()).isTrue();
    JsonNode device = status.path("sub_devices").path(0);
    assertThat(device.path("ep_ip").asText()).isEqualTo(door.ip());
    assertThat(device.path("ep_type").asText()).isEqualTo("photo");
    assertThat(device.path("ep_name").asText()).isEqualTo(door.name());
    assertThat(device.has("ep_status")).isTrue();
    assertThat(device.has("ep_location")).isTrue();
  }

  @Test
  @DisplayName("v2 device status to MEDIA_DEVICE_MONITOR_URL")
  void mediaDevices() {
    v2.answer(
        "setconfigs",
        "config_dict",
        Json.object(
            "MEDIA_DEVICE_MONITOR_URL", receiver.url(), "MEDIA_DEVICE_MONITOR_REPORT_PEROID", 1));

    JsonNode status = second();
    assertThat(status.path("mq_license_key").isTextual()).isTrue();
    JsonNode device =
        (status.has("media_devices") ? status.path("media_devices") : status.path("sub_devices"))
            .path(0);
    assertThat(device.path("media_device_id").asText()).isEqualTo(door.id());
    assertThat(device.path("media_device_name").asText()).isEqualTo(door.name());
    assertThat(device.path("media_device_status").asText()).isEqualTo("online");
    assertThat(device.path("media_device_ip").asText()).isEqualTo(door.ip());
    assertThat(device.path("media_device_type").asText()).isEqualTo("photo");
    assertThat(device.has("media_device_url")).isTrue();
    assertThat(device.has("permission_id")).isTrue();
  }

  @Test
  @DisplayName("v2 system status by /sophon/v2/system/setsystemmonitorconfig")
  void systemStatus() {
    Reply set =
        own.wire()
            .json(
                "POST",
                "/sophon/v2/system/setsystemmonitorconfig",
                Json.object(
                    "device_monitor_url",
                    receiver.url(),
                    "device_monitor_report_period",
                    1,
                    "reporter_id",
                    "r1"));
    JsonNode answer = V2.answer(set);
    assertThat(answer.path("reporter_id").asText()).isEqualTo("r1");

    JsonNode status = second();
    assertThat(status.path("reporter_id").asText()).isEqualTo("r1");
    assertThat(status.path("gateway_status").asText()).isEqualTo("online");
    assertThat(Json.keys(status))
        .contains("gateway_ip", "gateway_name", "gateway_sn", "gateway_mac", "gateway_port");
    assertThat(status.path("gateway_ext_data").isObject()).isTrue();
  }

  /** The second report: so they come again. */
  private JsonNode second() {
    await().atMost(Duration.ofSeconds(8)).until(() -> receiver.posts().size() >= 2);
    return receiver.posts().get(1).json();
  }
}
