package dev.muster.facebox.v2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.library.Device;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Json;
import java.util.Map;
import java.util.Optional;

/**
 * A device as the v2 API shows it ({@code contracts/sophon.md §5.4}). What both APIs know is kept
 * under the v1 names: {@code net_relay} with {@code port} and {@code channel} is {@code netRelay}
 * with {@code net_port} and {@code door_port}, {@code do_rtmp_forward} is {@code is_start_rtmp}.
 */
final class DeviceRow {

  private static final String RELAY = "netRelay";
  private static final String FORWARD = "is_start_rtmp";
  private static final String RTMP = "rtmp_address";
  private static final String AREA = "roi_area";
  private static final int LARGEST_RELAY = 4096;
  private static final Map<String, String> RELAY_KEYS =
      Map.of("port", "net_port", "channel", "door_port");

  private DeviceRow() {}

  static ObjectNode of(Device device) {
    ObjectNode row =
        Json.object()
            .put("media_device_id", device.id())
            .put("media_device_ip", device.ip())
            .put("media_device_url", device.address())
            .put("media_device_name", device.name())
            .put("media_device_type", device.type());
    row.set("net_relay", relay(device.sent().path(RELAY), true));
    row.put("permission_id", device.permissionId());
    Optional.ofNullable(device.sent().get(FORWARD))
        .ifPresent(forward -> row.set("do_rtmp_forward", forward));
    Optional.ofNullable(device.sent().get(RTMP)).ifPresent(address -> row.set(RTMP, address));
    Optional.ofNullable(device.sent().get(AREA)).ifPresent(area -> row.set(AREA, area));
    return row;
  }

  /** What is sent, laid over what is kept already. */
  static ObjectNode sent(Fields fields, ObjectNode kept) {
    ObjectNode sent = kept.deepCopy();
    fields
        .object("net_relay")
        .ifPresent(
            relay -> {
              if (Json.bytes(relay).length > LARGEST_RELAY) {
                throw fields.refuse("net_relay must be at most " + LARGEST_RELAY + " bytes");
              }
              sent.set(RELAY, relay(relay, false));
            });
    if (fields.has("do_rtmp_forward")) {
      sent.put(FORWARD, fields.flag("do_rtmp_forward", false));
    }
    fields.optionalName(RTMP).ifPresent(address -> sent.put(RTMP, address));
    fields.list(AREA).ifPresent(area -> sent.set(AREA, area(fields, area)));
    return sent;
  }

  /** Corners {@code [x1, y1, x2, y2]}, or nothing. */
  private static JsonNode area(Fields fields, JsonNode area) {
    boolean numbers = true;
    for (JsonNode number : area) {
      numbers &= number.isNumber();
    }
    if (!numbers || area.size() != 4 && !area.isEmpty()) {
      throw fields.refuse(AREA + " must be [x1, y1, x2, y2]");
    }
    return area;
  }

  private static ObjectNode relay(JsonNode relay, boolean toV2) {
    ObjectNode renamed = Json.object();
    relay.properties().forEach(entry -> renamed.set(key(entry.getKey(), toV2), entry.getValue()));
    return renamed;
  }

  private static String key(String key, boolean toV2) {
    return RELAY_KEYS.entrySet().stream()
        .filter(pair -> key.equals(toV2 ? pair.getValue() : pair.getKey()))
        .map(pair -> toV2 ? pair.getKey() : pair.getValue())
        .findFirst()
        .orElse(key);
  }

  static ObjectNode shortly(Device device) {
    return Json.object()
        .put("media_device_id", device.id())
        .put("media_device_name", device.name());
  }

  static String type(Fields fields) {
    String type = fields.name("media_device_type");
    if (!Device.TYPES.contains(type)) {
      throw fields.refuse("media_device_type must be one of " + Device.TYPES);
    }
    return type;
  }
}
