package dev.muster.facebox.match;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.library.Device;
import dev.muster.facebox.library.Devices;
import dev.muster.facebox.library.FaceGroup;
import dev.muster.facebox.library.Groups;
import dev.muster.facebox.library.Permission;
import dev.muster.facebox.library.Permissions;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Refusal;
import java.util.Optional;

/** Finds out where a comparison takes place and with whom, from what the client names. */
public final class MatchPlaces {

  /**
   * @param groupId empty for all face groups
   */
  public record Place(
      String deviceId, ObjectNode endpoint, Permission permission, String groupId) {}

  private final Devices devices;
  private final Permissions permissions;
  private final Groups groups;
  private final String mac;

  /**
   * @param mac the box's address in {@code ep_id}
   */
  public MatchPlaces(Devices devices, Permissions permissions, Groups groups, String mac) {
    this.devices = devices;
    this.permissions = permissions;
    this.groups = groups;
    this.mac = mac;
  }

  /**
   * The photo device of {@code device_ip} with its permission group and face group; without a
   * device, {@code group_name} and {@code permission_name} together.
   *
   * @throws Refusal 40401 unknown device, 40491 unknown group or permission, 40008 the device is
   *     bound to a permission group that does not exist
   */
  public Place of(Fields fields) {
    Optional<String> ip = fields.optionalName("device_ip").filter(text -> !text.isEmpty());
    if (ip.isPresent() && !fields.has("group_name")) {
      Device device =
          devices
              .photoDeviceAt(ip.get())
              .orElseThrow(() -> new Refusal(BoxError.DEVICE_NOT_FOUND, ip.get()));
      Permission permission =
          permissions
              .find(device.permissionId())
              .orElseThrow(() -> new Refusal(BoxError.EMPTY_GROUP_ERROR));
      return new Place(device.id(), device.endpoint(mac), permission, device.groupId());
    }
    return named(fields, ip.orElse(""));
  }

  /**
   * The photo device of this address, the permission group of this name, or both; then the name
   * counts and the device only stands in the event.
   *
   * @param deviceIp or else {@code permissionName} is needed
   * @throws Refusal DEVICE_ID_NOT_FOUND, ID_NOT_FOUND with the name; EMPTY_GROUP_ERROR when the
   *     device is bound to a permission group that does not exist
   */
  public Place at(Optional<String> deviceIp, Optional<String> permissionName) {
    Optional<Device> device =
        deviceIp.map(
            ip ->
                devices
                    .photoDeviceAt(ip)
                    .orElseThrow(() -> new Refusal(BoxError.DEVICE_NOT_FOUND, ip)));
    Permission permission =
        permissionName
            .map(this::permission)
            .or(() -> device.flatMap(known -> permissions.find(known.permissionId())))
            .orElseThrow(() -> new Refusal(BoxError.EMPTY_GROUP_ERROR));
    return new Place(
        device.map(Device::id).orElse(""),
        device.map(known -> known.endpoint(mac)).orElseGet(() -> nowhere("")),
        permission,
        device.map(Device::groupId).orElse(FaceGroup.DEFAULT));
  }

  private Permission permission(String name) {
    return permissions.named(name).orElseThrow(() -> new Refusal(BoxError.NAME_NOT_FOUND, name));
  }

  private Place named(Fields fields, String ip) {
    if (!fields.has("group_name")) {
      throw fields.refuse("device_ip, or group_name with permission_name, is required");
    }
    String group = fields.name("group_name");
    String permission = fields.name("permission_name");
    Permission found = permission(permission);
    FaceGroup library =
        groups.named(group).orElseThrow(() -> new Refusal(BoxError.NAME_NOT_FOUND, group));
    Optional<Device> device = ip.isEmpty() ? Optional.empty() : devices.photoDeviceAt(ip);
    return new Place(
        device.map(Device::id).orElse(""),
        device.map(known -> known.endpoint(mac)).orElseGet(() -> nowhere(ip)),
        found,
        library.id());
  }

  private ObjectNode nowhere(String ip) {
    return new Device("", "", ip, Device.PHOTO, ip, "", "", Json.object()).endpoint(mac);
  }
}
