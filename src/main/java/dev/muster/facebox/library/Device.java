package dev.muster.facebox.library;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.wire.Json;
import java.net.URI;
import java.util.List;

/**
 * A turnstile or camera registered on the box.
 *
 * @param address the {@code device_key}: IP of a photo device, URL of a stream; unique
 * @param type photo, rtsp, file or gb28181
 * @param ip the host of the address
 * @param sent everything else the client sent, such as {@code netRelay}
 */
public record Device(
    String id,
    String name,
    String address,
    String type,
    String ip,
    String groupId,
    String permissionId,
    ObjectNode sent) {

  public static final String PHOTO = "photo";

  /** What both APIs take for a type. */
  public static final List<String> TYPES = List.of(PHOTO, "rtsp", "file", "gb28181");

  /** The IP in an address: the host of a URL, or the address itself. */
  public static String host(String address) {
    try {
      String host = URI.create(address).getHost();
      return host == null ? address : host;
    } catch (IllegalArgumentException notAnUrl) {
      return address;
    }
  }

  /** Where the picture of a stream is forwarded to, empty when nowhere. */
  String rtmpAddress() {
    return sent.path("rtmp_address").asText("");
  }

  /** What the box can carry: a photo device counts half ({@code contracts/sophon.md §7.6}). */
  double load() {
    return type.equals(PHOTO) ? 0.5 : 1;
  }

  /** The device as events describe it. */
  public ObjectNode endpoint(String mac) {
    return Json.object()
        .put("ep_id", mac + "__" + address)
        .put("ep_type", type)
        .put("ep_ip", ip)
        .put("ep_name", name)
        .put("device_id", id);
  }
}
