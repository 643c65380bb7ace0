package dev.muster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The v1 API as a client calls it, and the people, groups and devices that a test needs. */
record V1(Box box) {

  static final String PERMISSIONS = "/SophonFogSys/api/permissions";
  static final String FIND_PERMISSIONS = "/SophonFace/api/permissions";
  static final String GROUPS = "/SophonFogSys/api/groups";
  static final String FIND_GROUPS = "/SophonFace/api/groups";
  static final String GROUP_USERS = "/SophonFogSys/api/GroupUsers";
  static final String USERS = "/SophonFogSys/api/users";
  static final String DEVICES = "/SophonDevice/api/Devices";
  static final String MATCH = "/SophonMatch/api/PictureMatch";
  static final String COMPARE = "/SophonMatch/api/compare";
  static final String PICTURE_SEARCH = "/SophonMatch/api/picturesearch";
  static final String DETECT = "/SophonFace/api/detect";
  static final String FIQA = "/SophonFace/api/FIQA";
  static final String IMAGES = "/SophonFace/api/images/";
  static final String EVENTS = "/SophonFace/api/events";
  static final String EVENT_IMAGES = "/SophonFace/api/event_images";
  static final String HISTORY_URL = "/SophonFogSys/api/HistoryEventUrl";
  static final String CONFIGS = "/SophonConfig/api/Configs";

  /** A permission group that exists. */
  record Group(String name, String id) {}

  /** A photo device that exists. */
  record Door(String id, String ip, String name) {}

  boolean embedded() {
    return box.embedded();
  }

  Reply get(String path) {
    return box.wire().get(path);
  }

  Reply post(String path, Object body) {
    return box.wire().json("POST", path, body);
  }

  Reply put(String path, Object body) {
    return box.wire().json("PUT", path, body);
  }

  Reply delete(String path, Object body) {
    return box.wire().json("DELETE", path, body);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /**
   * The call failed as §2.1 says: not 200, and an error object. That the code is this one is
   * inferred (§2.4), and so is its HTTP status.
   */
  void refused(Reply reply, int code) {
    assertThat(reply.status()).as("%s", reply).isNotEqualTo(200);
    assertThat(reply.error().isObject()).as("%s", reply).isTrue();
    if (embedded()) {
      assertThat(reply.error().path("code").asInt()).as("%s", reply).isEqualTo(code);
      assertThat(reply.status())
          .as("%s", reply)
          .isEqualTo(Integer.parseInt(String.valueOf(code).substring(0, 3)));
    }
  }

  /** The call succeeded; gives what is in {@code data}. */
  static JsonNode data(Reply reply) {
    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    assertThat(reply.json().has("data")).as("%s", reply).isTrue();
    return reply.data();
  }

  Group permission() {
    return permission(box.fresh("permission"));
  }

  Group permission(String name) {
    data(post(PERMISSIONS, Json.object("permission_name", name, "description", "")));
    box.whenDone(() -> delete(PERMISSIONS, Json.object("permission_name", name)));
    return new Group(name, permissionId(name));
  }

  String permissionId(String name) {
    JsonNode found = data(get(FIND_PERMISSIONS + "?info.name=" + encoded(name) + "&exact=true"));
    assertThat(found).hasSize(1);
    return found.path(0).path("_id").asText();
  }

  String faceGroup() {
    String name = box.fresh("group");
    data(post(GROUPS, Json.object("group_name", name, "description", "")));
    box.whenDone(() -> delete(GROUPS, Json.object("group_name", name)));
    return name;
  }

  /** The body of a registration, to be varied. */
  static ObjectNode user(String id, byte[] photo, Group... groups) {
    return Json.object(
        "identity_id",
        id,
        "group_name",
        "default_group",
        "reg_photo",
        Faces.base64(photo),
        "fiqa_level",
        "custom",
        "info",
        Json.object(
            "name",
            "name of " + id,
            "type",
            1,
            "permission_ids",
            List.of(groups).stream().map(Group::id).toList()));
  }

  Reply register(ObjectNode user) {
    String id = user.path("identity_id").asText();
    box.whenDone(() -> delete(USERS, Json.object("identity_id", id)));
    return post(USERS, user);
  }

  /** Registers somebody; gives the id. */
  String person(int face, Group... groups) {
    String id = box.fresh("person");
    data(register(user(id, Faces.of(face), groups)));
    return id;
  }

  /** The row of one person as §4.3.2 lists it. */
  JsonNode row(String identityId) {
    JsonNode rows =
        data(get(USERS + "?group_name=default_group&identity_id=" + encoded(identityId)))
            .path("identities_list");
    assertThat(rows).hasSize(1);
    return rows.path(0);
  }

  static ObjectNode device(String name, String ip, Group group) {
    return Json.object(
        "device_type",
        "photo",
        "device_name",
        name,
        "device_key",
        ip,
        "group_id",
        "default_group",
        "permission_id",
        group.id(),
        "netRelay",
        Json.object(),
        "is_start_rtmp",
        false);
  }

  Reply addDevice(ObjectNode device) {
    Reply reply = post(DEVICES, Json.object("devices_list", List.of(device)));
    for (String id : Json.texts(reply.data().path("success_devices"), "device_id")) {
      box.whenDone(() -> removeDevice(id));
    }
    return reply;
  }

  Reply removeDevice(String id) {
    return delete(
        DEVICES,
        Json.object("clear_all", false, "devices_list", List.of(Json.object("device_id", id))));
  }

  Door door(Group group) {
    String name = box.fresh("door");
    String ip = box.freshIp();
    JsonNode made = data(addDevice(device(name, ip, group))).path("success_devices");
    assertThat(made).hasSize(1);
    return new Door(made.path(0).path("device_id").asText(), ip, name);
  }

  Reply match(Door door, byte[] photo) {
    return post(
        MATCH, Json.object("rgb_image_base64", Faces.base64(photo), "device_ip", door.ip()));
  }

  /** Events of one device, as §6.8.1 lists them. */
  JsonNode events(Door door, String... more) {
    String query = "?per_page=100&page=0&streams=" + door.id() + String.join("", more);
    return data(get(EVENTS + query));
  }
}
