package dev.muster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@SpeaksV2
@DisplayName("contracts/sophon.md §5.4: devices, v2")
class V2DevicesTest {

  private final V2 box;

  V2DevicesTest(V2 box) {
    this.box = box;
  }

  @Test
  @DisplayName("addmediadevice answers id and name, and takes an id of the caller")
  void add() {
    String id = box.box().fresh("device");
    String name = box.box().fresh("door");
    JsonNode made =
        V2.answer(
            box.addDevice(
                V2.device(name, box.box().freshIp(), box.permission()).put("media_device_id", id)));
    assertThat(made).isEqualTo(Json.object("media_device_id", id, "media_device_name", name));
    assertThat(box.door(box.permission()).id()).isNotEmpty();
  }

  @Test
  @DisplayName("addmediadevice: an address that is taken is DEVICE_ADDRESS_DUPLICATE_ERROR")
  void duplicate() {
    V2.Group group = box.permission();
    V2.Door door = box.door(group);
    box.refused(
        box.addDevice(V2.device(box.box().fresh("door"), door.ip(), group)),
        "DEVICE_ADDRESS_DUPLICATE_ERROR");
  }

  @Test
  @DisplayName("addmediadevice: name, type and address are required; the type is one of four")
  void required() {
    for (String field : List.of("media_device_name", "media_device_type", "media_device_url")) {
      var device = V2.device(box.box().fresh("door"), box.box().freshIp(), box.permission());
      device.remove(field);
      box.refused(box.addDevice(device), "MISSING_ARGUMENTS", field);
    }
    box.refused(
        box.addDevice(
            V2.device(box.box().fresh("door"), box.box().freshIp(), box.permission())
                .put("media_device_type", "drone")),
        "INVALID_ARGUMENTS");
  }

  @Test
  @DisplayName("getmediadevices lists all, or one, with address and permission")
  void list() {
    V2.Group group = box.permission();
    V2.Door door = box.door(group);

    JsonNode one = box.answer("getmediadevices", "media_device_id", door.id()).path("devices");

    assertThat(one).hasSize(1);
    JsonNode row = one.path(0);
    assertThat(row.path("media_device_id").asText()).isEqualTo(door.id());
    assertThat(row.path("media_device_name").asText()).isEqualTo(door.name());
    assertThat(row.path("media_device_ip").asText()).isEqualTo(door.ip());
    assertThat(row.path("media_device_url").asText()).isEqualTo(door.ip());
    assertThat(row.path("media_device_type").asText()).isEqualTo("photo");
    assertThat(row.path("permission_id").asText()).isEqualTo(group.id());
    assertThat(row.path("net_relay").isObject()).isTrue();
    assertThat(Json.texts(box.answer("getmediadevices").path("devices"), "media_device_id"))
        .contains(door.id());
  }

  @Test
  @DisplayName("updatemediadevice moves a device to another permission group")
  void update() {
    V2.Group office = box.permission();
    V2.Group lab = box.permission();
    V2.Person ben = box.person(Faces.BEN, lab);
    V2.Door door = box.door(office);

    JsonNode answer =
        box.answer(
            "updatemediadevice",
            "media_device_id",
            door.id(),
            "media_device_name",
            door.name(),
            "media_device_type",
            "photo",
            "media_device_url",
            door.ip(),
            "permission_id",
            lab.id());

    assertThat(answer.path("media_device_id").asText()).isEqualTo(door.id());
    assertThat(V2.answer(box.search(door, Faces.of(Faces.BEN))).path("identity_id").asText())
        .isEqualTo(ben.id());
    box.refused(
        box.call(
            "updatemediadevice", "media_device_id", box.box().fresh("none"), "permission_id", ""),
        "DEVICE_ID_NOT_FOUND");
  }

  @Test
  @DisplayName("deletemediadevice removes one and answers id and name")
  void delete() {
    V2.Group group = box.permission();
    V2.Door goes = box.door(group);
    V2.Door stays = box.door(group);

    assertThat(box.answer("deletemediadevice", "media_device_id", goes.id()))
        .isEqualTo(Json.object("media_device_id", goes.id(), "media_device_name", goes.name()));
    assertThat(Json.texts(box.answer("getmediadevices").path("devices"), "media_device_id"))
        .contains(stays.id())
        .doesNotContain(goes.id());
    box.refused(box.call("deletemediadevice", "media_device_id", goes.id()), "DEVICE_ID_NOT_FOUND");
  }

  @Test
  @EmbeddedOnly("removes everybody's devices")
  @DisplayName("deletemediadevices removes all and counts them")
  void deleteAll() {
    box.door(box.permission());
    int total = box.answer("getmediadevices").path("devices").size();

    JsonNode answer = box.answer("deletemediadevices");

    assertThat(answer.path("media_device_list")).hasSize(total);
    assertThat(answer.path("deleted_device_count").asInt()).isEqualTo(total);
    assertThat(answer.path("total_device_count").asInt()).isEqualTo(total);
    assertThat(box.answer("getmediadevices").path("devices")).isEmpty();
  }

  @Test
  @EmbeddedOnly("changes the preview of the box's own page")
  @DisplayName("updatepreview sets what getpreview answers")
  void preview() {
    V2.Door door = box.door(box.permission());
    box.answer(
        "updatepreview",
        "selected_device_list",
        List.of(door.id()),
        "preview_device_list",
        List.of(door.id()),
        "preview_mode",
        4,
        "last_set_name",
        "QT");

    JsonNode preview = box.answer("getpreview");
    assertThat(Json.texts(preview.path("selected_device_list"))).containsExactly(door.id());
    assertThat(Json.texts(preview.path("preview_device_list"))).containsExactly(door.id());
    assertThat(preview.path("preview_mode").asInt()).isEqualTo(4);
    assertThat(preview.path("last_set_name").asText()).isEqualTo("QT");
    box.refused(
        box.call(
            "updatepreview",
            "selected_device_list",
            List.of(box.box().fresh("none")),
            "preview_device_list",
            List.of(),
            "preview_mode",
            4,
            "last_set_name",
            "QT"),
        "DEVICE_PERVIEW_ID_NOT_EXIST");
  }
}
