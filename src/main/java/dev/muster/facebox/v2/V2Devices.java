package dev.muster.facebox.v2;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.library.Device;
import dev.muster.facebox.library.Devices;
import dev.muster.facebox.library.FaceGroup;
import dev.muster.facebox.wire.Bodies;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Family;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Refusal;
import dev.muster.facebox.wire.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Devices of the v2 API ({@code contracts/sophon.md §5.4}). */
public final class V2Devices {

  private final Bodies bodies;
  private final Devices devices;

  public V2Devices(Bodies bodies, Devices devices) {
    this.bodies = bodies;
    this.devices = devices;
  }

  /** A permission id is kept as it is sent, known or not; no error is documented for it. */
  ServerResponse add(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.V2);
    String name = fields.name("media_device_name");
    String type = DeviceRow.type(fields);
    String address = fields.name("media_device_url");
    Device wanted =
        new Device(
            fields
                .optionalName("media_device_id")
                .filter(id -> !id.isEmpty())
                .orElseGet(() -> UUID.randomUUID().toString()),
            name,
            address,
            type,
            Device.host(address),
            FaceGroup.DEFAULT,
            fields.optionalName("permission_id").orElse(""),
            DeviceRow.sent(fields, Json.object()));
    devices.add(List.of(wanted));
    return Reply.ok(DeviceRow.shortly(wanted));
  }

  ServerResponse get(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.V2);
    Optional<String> id = fields.optionalName("media_device_id").filter(text -> !text.isEmpty());
    List<Device> found =
        id.isPresent()
            ? List.of(
                devices
                    .find(id.get())
                    .orElseThrow(() -> new Refusal(BoxError.DEVICE_NOT_FOUND, id.get())))
            : devices.all();
    ObjectNode answer = Json.object();
    ArrayNode rows = answer.putArray("devices");
    found.forEach(device -> rows.add(DeviceRow.of(device)));
    return Reply.ok(answer);
  }

  /** Changes what is sent; what is not sent stays as it is. */
  ServerResponse update(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.V2);
    String id = fields.name("media_device_id");
    return Reply.ok(DeviceRow.shortly(devices.change(id, old -> changed(fields, old))));
  }

  ServerResponse delete(ServerRequest request) throws IOException {
    String id = bodies.read(request, Family.V2).name("media_device_id");
    return Reply.ok(DeviceRow.shortly(devices.delete(List.of(id)).get(0)));
  }

  /** All of them, whatever is sent: it takes no list. */
  ServerResponse deleteAll(ServerRequest request) throws IOException {
    bodies.read(request, Family.V2);
    List<Device> gone = devices.deleteAll();
    ObjectNode answer = Json.object();
    ArrayNode rows = answer.putArray("media_device_list");
    gone.forEach(device -> rows.add(DeviceRow.shortly(device)));
    return Reply.ok(
        answer.put("deleted_device_count", gone.size()).put("total_device_count", gone.size()));
  }

  private static Device changed(Fields fields, Device old) {
    String address =
        fields.has("media_device_url") ? fields.name("media_device_url") : old.address();
    return new Device(
        old.id(),
        fields.has("media_device_name") ? fields.name("media_device_name") : old.name(),
        address,
        fields.has("media_device_type") ? DeviceRow.type(fields) : old.type(),
        Device.host(address),
        old.groupId(),
        fields.optionalName("permission_id").orElse(old.permissionId()),
        DeviceRow.sent(fields, old.sent()));
  }
}
