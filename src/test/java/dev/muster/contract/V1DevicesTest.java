package dev.muster.contract;

import static dev.muster.contract.V1.DEVICES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@SpeaksV1
@DisplayName("contracts/sophon.md §4.5: devices, v1")
class V1DevicesTest {

  private final V1 box;

  V1DevicesTest(V1 box) {
    this.box = box;
  }

  @Nested
  @DisplayName("§4.5.1 POST /SophonDevice/api/Devices")
  class Add {

    @Test
    @DisplayName("answers id and name of what was added; the id is made when absent")
    void added() {
      String name = box.box().fresh("door");
      JsonNode made =
          V1.data(box.addDevice(V1.device(name, box.box().freshIp(), box.permission())))
              .path("success_devices");

      assertThat(made).hasSize(1);
      assertThat(made.path(0).path("device_name").asText()).isEqualTo(name);
      assertThat(made.path(0).path("device_id").asText()).isNotEmpty();
    }

    @Test
    @DisplayName("takes a device_id that the caller chose")
    void ownId() {
      String id = java.util.UUID.randomUUID().toString();
      ObjectNode device = V1.device(box.box().fresh("door"), box.box().freshIp(), box.permission());
      JsonNode made = V1.data(box.addDevice(device.put("device_id", id))).path("success_devices");
      assertThat(made.path(0).path("device_id").asText()).isEqualTo(id);
    }

    @Test
    @DisplayName("takes cameras by their address")
    void camera() {
      ObjectNode camera =
          V1.device(
                  box.box().fresh("camera"),
                  "rtsp://" + box.box().freshIp() + ":8554/ch1",
                  box.permission())
              .put("device_type", "rtsp");
      assertThat(V1.data(box.addDevice(camera)).path("success_devices")).hasSize(1);
    }

    @Test
    @DisplayName("an address that is taken is not added again (§7.6; 40099 by 3P)")
    void duplicate() {
      V1.Group group = box.permission();
      V1.Door door = box.door(group);

      Reply again = box.addDevice(V1.device("again", door.ip(), group));

      if (box.embedded()) {
        box.refused(again, 40099);
      }
      assertThat(Json.texts(devices(), "device_key")).containsOnlyOnce(door.ip());
    }
  }

  @Nested
  @DisplayName("§4.5.2 GET, PUT, DELETE /SophonDevice/api/Devices")
  class Rest {

    @Test
    @DisplayName("GET lists all, or one by device_id, with the address as device_ip")
    void list() {
      V1.Group group = box.permission();
      V1.Door door = box.door(group);

      JsonNode data = V1.data(box.get(DEVICES + "?device_id=" + door.id()));

      assertThat(data.path("devices_list")).hasSize(1);
      JsonNode row = data.path("devices_list").path(0);
      assertThat(row.path("device_id").asText()).isEqualTo(door.id());
      assertThat(row.path("device_name").asText()).isEqualTo(door.name());
      assertThat(row.path("device_key").asText()).isEqualTo(door.ip());
      assertThat(row.path("device_ip").asText()).isEqualTo(door.ip());
      assertThat(row.path("device_type").asText()).isEqualTo("photo");
      assertThat(row.path("group_id").asText()).isEqualTo("default_group");
      assertThat(row.path("permission_id").asText()).isEqualTo(group.id());
      assertThat(row.path("device_attr").isObject()).isTrue();
      assertThat(row.path("netRelay").isObject()).isTrue();
      assertThat(data.has("preview_list")).isFalse();
      assertThat(Json.texts(devices(), "device_id")).contains(door.id());
    }

    @Test
    @DisplayName("GET derives device_ip of a camera from its URL")
    void cameraIp() {
      String ip = box.box().freshIp();
      ObjectNode camera =
          V1.device(box.box().fresh("camera"), "rtsp://" + ip + ":8554/ch1", box.permission())
              .put("device_type", "rtsp");
      String id =
          V1.data(box.addDevice(camera)).path("success_devices").path(0).path("device_id").asText();
      assertThat(
              V1.data(box.get(DEVICES + "?device_id=" + id))
                  .path("devices_list")
                  .path(0)
                  .path("device_ip")
                  .asText())
          .isEqualTo(ip);
    }

    @Test
    @DisplayName("GET with need_preview_list adds the preview")
    void preview() {
      JsonNode preview = V1.data(box.get(DEVICES + "?need_preview_list=true")).path("preview_list");
      assertThat(Json.keys(preview))
          .containsExactlyInAnyOrder(
              "preview_list", "current_preview_list", "preview_mode", "last_set_name");
    }

    @Test
    @DisplayName("PUT moves a device to another permission group")
    void update() {
      V1.Group office = box.permission();
      V1.Group lab = box.permission();
      box.person(Faces.BEN, lab);
      V1.Door door = box.door(office);

      JsonNode data =
          V1.data(
              box.put(
                  DEVICES,
                  Json.object(
                      "devices_list",
                      List.of(
                          V1.device(door.name(), door.ip(), lab).put("device_id", door.id())))));

      assertThat(Json.texts(data.path("success_devices"), "device_id")).containsExactly(door.id());
      assertThat(box.match(door, Faces.of(Faces.BEN)).json().path("retcode").asText())
          .isEqualTo("1");
    }

    @Test
    @EmbeddedOnly("changes the preview of the box's own page")
    @DisplayName("PUT of a preview_list sets the preview and ignores the devices")
    void updatePreview() {
      V1.Door door = box.door(box.permission());
      V1.data(
          box.put(
              DEVICES,
              Json.object(
                  "preview_list",
                  Json.object(
                      "preview_list",
                      List.of(door.id()),
                      "current_preview_list",
                      List.of(door.id()),
                      "preview_mode",
                      "4",
                      "last_set_name",
                      "QT"))));

      JsonNode preview = V1.data(box.get(DEVICES + "?need_preview_list=true")).path("preview_list");
      assertThat(preview.path("preview_mode").asText()).isEqualTo("4");
      assertThat(preview.path("last_set_name").asText()).isEqualTo("QT");
    }

    @Test
    @DisplayName("DELETE removes the listed ones only")
    void delete() {
      V1.Group group = box.permission();
      V1.Door goes = box.door(group);
      V1.Door stays = box.door(group);

      JsonNode data = V1.data(box.removeDevice(goes.id()));

      assertThat(Json.texts(data.path("success_devices"), "device_id")).containsExactly(goes.id());
      assertThat(Json.texts(devices(), "device_id")).contains(stays.id()).doesNotContain(goes.id());
    }

    @Test
    @EmbeddedOnly("removes everybody's devices")
    @DisplayName("DELETE with clear_all needs no list")
    void clear() {
      box.door(box.permission());
      V1.data(box.delete(DEVICES, Json.object("clear_all", true, "devices_list", List.of())));
      assertThat(devices()).isEmpty();
    }
  }

  @Test
  @EmbeddedOnly("§7.6 is known from 3P only, and fills the box")
  @DisplayName("§7.6: an SE5 takes 32 photo devices (each 0.5 of 16); the next is 40098")
  void capacity() {
    try (Box own = Box.start()) {
      V1 fresh = new V1(own);
      V1.Group group = fresh.permission();
      List<ObjectNode> doors = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        doors.add(V1.device("door " + i, own.freshIp(), group));
      }
      assertThat(
              V1.data(fresh.post(DEVICES, Json.object("devices_list", doors)))
                  .path("success_devices"))
          .hasSize(32);
      fresh.refused(fresh.addDevice(V1.device("one more", own.freshIp(), group)), 40098);
    }
  }

  private JsonNode devices() {
    return V1.data(box.get(DEVICES)).path("devices_list");
  }
}
