package dev.muster.facebox.v1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.library.Device;
import dev.muster.facebox.library.Devices;
import dev.muster.facebox.library.Previews;
import dev.muster.facebox.wire.Bodies;
import dev.muster.facebox.wire.Family;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Devices of the v1 API ({@code contracts/sophon.md §4.5}). */
public final class V1Devices {

  private static final List<String> OWN_FIELDS =
      List.of(
          "device_id",
          "device_name",
          "device_key",
          "device_type",
          "device_ip",
          "group_id",
          "permission_id");

  private final Bodies bodies;
  private final Devices devices;
  private final Previews previews;

  public V1Devices(Bodies bodies, Devices devices, Previews previews) {
    this.bodies = bodies;
    this.devices = devices;
    this.previews = previews;
  }

  ServerResponse add(ServerRequest request) throws IOException {
    List<Device> wanted = new ArrayList<>();
    for (Fields row : rows(bodies.read(request, Family.FOG))) {
      wanted.add(
          device(
              row,
              row.optionalName("device_id")
                  .filter(id -> !id.isEmpty())
                  .orElseGet(() -> UUID.randomUUID().toString())));
    }
    devices.add(wanted);
    return success(wanted);
  }

  ServerResponse list(ServerRequest request) {
    Query query = new Query(request, Family.FOG);
    Optional<String> id = query.text("device_id");
    List<Device> found = id.isPresent() ? devices.find(id.get()).stream().toList() : devices.all();
    ObjectNode data = Json.object();
    ArrayNode rows = data.putArray("devices_list");
    found.forEach(device -> rows.add(row(device)));
    if (query.flag("need_preview_list")) {
      data.set("preview_list", V1Preview.row(previews.get()));
    }
    return Answer.data(data);
  }

  /** With a {@code preview_list} it is the preview that changes; the devices are then not read. */
  ServerResponse update(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.FOG);
    Optional<ObjectNode> preview = fields.object("preview_list");
    if (preview.isPresent()) {
      previews.set(V1Preview.of(fields.within(preview.get()), previews.get()));
      return success(List.of());
    }
    List<Device> wanted = new ArrayList<>();
    for (Fields row : rows(fields)) {
      wanted.add(device(row, row.name("device_id")));
    }
    devices.update(wanted);
    return success(wanted);
  }

  ServerResponse delete(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.FOG);
    List<String> ids = new ArrayList<>();
    if (fields.flag("clear_all", false)) {
      devices.all().forEach(device -> ids.add(device.id()));
    } else {
      rows(fields).forEach(row -> ids.add(row.name("device_id")));
    }
    return success(devices.delete(ids));
  }

  private static List<Fields> rows(Fields fields) {
    JsonNode list =
        fields
            .list("devices_list")
            .filter(rows -> !rows.isEmpty())
            .orElseThrow(() -> fields.refuse("devices_list must not be empty"));
    List<Fields> rows = new ArrayList<>();
    for (JsonNode row : list) {
      if (!(row instanceof ObjectNode object)) {
        throw fields.refuse("devices_list must hold objects");
      }
      rows.add(fields.within(object));
    }
    return rows;
  }

  /** An empty group or permission id is accepted as it is sent; such a device matches nobody. */
  private static Device device(Fields row, String id) {
    String type = row.name("device_type");
    if (!Device.TYPES.contains(type)) {
      throw row.refuse("device_type must be one of " + Device.TYPES);
    }
    String address = row.name("device_key");
    return new Device(
        id,
        row.name("device_name"),
        address,
        type,
        Device.host(address),
        required(row, "group_id"),
        required(row, "permission_id"),
        V1Info.bounded(row, row.rest(OWN_FIELDS)));
  }

  private static String required(Fields row, String name) {
    return row.optionalName(name).orElseThrow(() -> row.missing(name));
  }

  private static ObjectNode row(Device device) {
    ObjectNode row = Json.object().put("device_id", device.id());
    row.putObject("device_attr");
    row.putObject("netRelay");
    row.setAll(device.sent());
    return row.put("device_ip", device.ip())
        .put("device_key", device.address())
        .put("device_name", device.name())
        .put("device_type", device.type())
        .put("group_id", device.groupId())
        .put("permission_id", device.permissionId());
  }

  private static ServerResponse success(List<Device> devices) {
    ObjectNode data = Json.object();
    ArrayNode rows = data.putArray("success_devices");
    for (Device device : devices) {
      rows.addObject().put("device_id", device.id()).put("device_name", device.name());
    }
    return Answer.data(data);
  }
}
