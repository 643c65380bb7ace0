package dev.muster.facebox.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.match.BoxEvent;
import dev.muster.facebox.wire.Json;
import java.util.List;

/** What all pushes say of an event, in the words of the wire. */
public record Shown(BoxEvent event) {

  private static final List<String> TYPES =
      List.of("employee", "visitor", "blacklist", "stranger", "vip");

  public boolean stranger() {
    return event.type() == BoxEvent.STRANGER;
  }

  /** A stranger has the time as id ({@code contracts/sophon.md §6.4, §8.3}). */
  public String identityId() {
    return stranger() ? event.id() : event.identityId();
  }

  /** The type of the person as v2 writes it ({@code §7.5}). */
  public String userType() {
    int type = event.type();
    return TYPES.get(type >= 1 && type <= TYPES.size() ? type - 1 : 0);
  }

  /** The face group; its id where the comparison was not bound to a named one. */
  public String group() {
    String group = event.details().groupId();
    return group.isEmpty() ? "default_group" : group;
  }

  /** 0 turnstile, 3 camera: the old device types ({@code §6.3}). */
  public String oldDeviceType() {
    return endpoint("ep_type").equals("photo") ? "0" : "3";
  }

  /** The device in the order in which {@code §6.4} prints it. */
  ObjectNode device() {
    return Json.object()
        .put("ep_type", endpoint("ep_type"))
        .put("ep_name", endpoint("ep_name"))
        .put("device_id", endpoint("device_id"))
        .put("ep_ip", endpoint("ep_ip"))
        .put("ep_id", endpoint("ep_id"));
  }

  /** One field of the device. */
  public String endpoint(String key) {
    return event.details().endpoint().path(key).asText("");
  }

  /** The address of the device, which follows the box's own in {@code ep_id}. */
  String deviceUrl() {
    String id = endpoint("ep_id");
    int at = id.indexOf("__");
    return at < 0 ? endpoint("ep_ip") : id.substring(at + 2);
  }
}
