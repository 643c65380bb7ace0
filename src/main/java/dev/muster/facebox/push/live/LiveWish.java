package dev.muster.facebox.push.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.facebox.config.Setting.Api;
import dev.muster.facebox.wire.Json;
import java.util.HashSet;
import java.util.Set;

/**
 * What a listener asked for in its configuration frame ({@code contracts/sophon.md §6.6.1}).
 *
 * @param api whose events it reads
 * @param devices ids of the devices whose events it gets; none for nothing
 * @param face whether the pictures of the face, in v1 that of the scene too, are sent
 * @param registered whether the registered photo is sent
 */
record LiveWish(Api api, Set<String> devices, boolean face, boolean registered) {

  private static final int MOST_DEVICES = 10_000;

  /**
   * Reads a frame.
   *
   * @throws IllegalArgumentException that says in a few words why it is none
   */
  static LiveWish read(String frame) {
    JsonNode sent = json(frame);
    boolean v1 = sent.has("event_list") || sent.has("need_face") || sent.has("need_register");
    boolean v2 =
        sent.has("media_device_ids")
            || sent.has("with_face_image")
            || sent.has("with_register_image");
    if (v1 == v2) {
      throw new IllegalArgumentException("send either event_list or media_device_ids");
    }
    return v1
        ? new LiveWish(
            Api.V1,
            devices(sent, "event_list"),
            flag(sent, "need_face"),
            flag(sent, "need_register"))
        : new LiveWish(
            Api.V2,
            devices(sent, "media_device_ids"),
            flag(sent, "with_face_image"),
            flag(sent, "with_register_image"));
  }

  private static JsonNode json(String frame) {
    try {
      JsonNode sent = Json.MAPPER.readTree(frame);
      if (sent.isObject()) {
        return sent;
      }
    } catch (JsonProcessingException notJson) {
      throw new IllegalArgumentException("the frame is not valid JSON", notJson);
    }
    throw new IllegalArgumentException("the frame must be a JSON object");
  }

  private static boolean flag(JsonNode sent, String name) {
    JsonNode value = sent.path(name);
    if (!value.isBoolean() && !value.isNull() && !value.isMissingNode()) {
      throw new IllegalArgumentException(name + " must be true or false");
    }
    return value.asBoolean(false);
  }

  private static Set<String> devices(JsonNode sent, String name) {
    JsonNode list = sent.path(name);
    if (list.isMissingNode() || list.isNull()) {
      return Set.of();
    }
    if (!list.isArray() || list.size() > MOST_DEVICES) {
      throw new IllegalArgumentException(name + " must be a list of at most " + MOST_DEVICES);
    }
    Set<String> devices = new HashSet<>();
    for (JsonNode id : list) {
      if (!id.isTextual()) {
        throw new IllegalArgumentException(name + " must be a list of strings");
      }
      devices.add(id.textValue());
    }
    return Set.copyOf(devices);
  }
}
