package dev.muster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The v2 API as a client calls it, and the people, groups and devices that a test needs. */
record V2(Box box) {

  static final String PREFIX = "/sophon/v2/face/";

  /** A permission group that exists. */
  record Group(String name, String id) {}

  /** A photo device that exists. */
  record Door(String id, String ip, String name) {}

  /** A person who exists, with the first face. */
  record Person(String id, String faceId, String imageId) {}

  boolean embedded() {
    return box.embedded();
  }

  Reply get(String path) {
    return box.wire().get(PREFIX + path);
  }

  Reply call(String name, ObjectNode body) {
    return box.wire().json("POST", PREFIX + name, body);
  }

  Reply call(String name, Object... keysAndValues) {
    return call(name, Json.object(keysAndValues));
  }

  /** The call succeeded; gives the bare answer (§2.3). */
  JsonNode answer(String name, ObjectNode body) {
    return answer(call(name, body));
  }

  JsonNode answer(String name, Object... keysAndValues) {
    return answer(call(name, keysAndValues));
  }

  static JsonNode answer(Reply reply) {
    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    assertThat(reply.json().has("error")).as("%s", reply).isFalse();
    return reply.json();
  }

  /** The call failed with this code (doc §2.3); the HTTP status is inferred. */
  void refused(Reply reply, String code) {
    assertThat(reply.status()).as("%s", reply).isNotEqualTo(200);
    assertThat(reply.error().path("code").isTextual()).as("%s", reply).isTrue();
    assertThat(reply.error().path("code").asText()).as("%s", reply).isEqualTo(code);
    assertThat(reply.error().path("message").isTextual()).as("%s", reply).isTrue();
    if (embedded()) {
      assertThat(reply.status()).as("%s", reply).isEqualTo(httpStatus(code));
    }
  }

  /** As {@link #refused}, and what §2.3 says that the message holds. */
  void refused(Reply reply, String code, String message) {
    refused(reply, code);
    assertThat(reply.error().path("message").asText()).contains(message);
  }

  Group permission() {
    return permission(box.fresh("permission"));
  }

  Group permission(String name) {
    JsonNode made = answer("createpermission", "permission_name", name);
    String id = made.path("permission_id").asText();
    box.whenDone(() -> call("deletepermission", "permission_id", id));
    return new Group(name, id);
  }

  /** The body of a registration, to be varied. */
  static ObjectNode identity(String id, byte[] photo, Group... groups) {
    return Json.object(
        "identity_id",
        id,
        "identity_name",
        "name of " + id,
        "register_image",
        Faces.base64(photo),
        "fiqa_level",
        "no",
        "permission_ids",
        List.of(groups).stream().map(Group::id).toList());
  }

  Reply create(ObjectNode identity) {
    Reply reply = call("createidentity", identity);
    if (reply.ok()) {
      String id = reply.json().path("identity_id").asText();
      box.whenDone(() -> call("deleteidentities", "identity_ids", List.of(id)));
    }
    return reply;
  }

  Person person(int face, Group... groups) {
    JsonNode made = answer(create(identity(box.fresh("person"), Faces.of(face), groups)));
    return new Person(
        made.path("identity_id").asText(),
        made.path("face_id").asText(),
        made.path("register_image_id").asText());
  }

  JsonNode identity(String id) {
    return answer("getidentity", "identity_id", id);
  }

  static ObjectNode device(String name, String ip, Group group) {
    return Json.object(
        "media_device_name",
        name,
        "media_device_type",
        "photo",
        "media_device_url",
        ip,
        "permission_id",
        group.id());
  }

  Reply addDevice(ObjectNode device) {
    Reply reply = call("addmediadevice", device);
    if (reply.ok()) {
      String id = reply.json().path("media_device_id").asText();
      box.whenDone(() -> call("deletemediadevice", "media_device_id", id));
    }
    return reply;
  }

  Door door(Group group) {
    String name = box.fresh("door");
    String ip = box.freshIp();
    JsonNode made = answer(addDevice(device(name, ip, group)));
    return new Door(made.path("media_device_id").asText(), ip, name);
  }

  Reply search(Door door, byte[] photo) {
    return call("search", "rgb_image_base64", Faces.base64(photo), "media_device_ip", door.ip());
  }

  /** Events of one device. */
  JsonNode events(Door door) {
    return answer(
        "getevents",
        "filters",
        Json.object("media_device_ids", List.of(door.id())),
        "page_limit",
        100);
  }

  private static int httpStatus(String code) {
    return code.equals("INTERNAL_ERROR") ? 500 : code.endsWith("NOT_FOUND") ? 404 : 400;
  }
}
