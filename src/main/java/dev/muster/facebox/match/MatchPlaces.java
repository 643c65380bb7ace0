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
   * The photo device of {@code device_ip} with its permission group and face group, in whose place
   * {@code group_name}, with or without {@code permission_name}, may stand; without a device both
   * are needed. An unknown device beside both names only stands in the event.
   *
   * @throws Refusal 40401 unknown device, 40491 unknown group or permission, 40008 the device is
   *     bound to a permission group that does not exist
   */
  public Place of(Fields fields) {
    String ip = given(fields, "device_ip").orElse("");
    Optional<String> group = given(fields, "group_name");
    Optional<String> permission = given(fields, "permission_name");
    if (permission.isPresent() && group.isEmpty()) {
      throw fields.refuse("permission_name must be sent together with group_name");
    }
    if (ip.isEmpty() && permission.isEmpty()) {
      throw fields.refuse("device_ip, or group_name with permission_name, is required");
    }
    Optional<Device> device = devices.photoDeviceAt(ip);
    if (device.isEmpty() && permission.isEmpty()) {
      throw new Refusal(BoxError.DEVICE_NOT_FOUND, ip);
    }
    Permission allowed =
        permission
            .map(this::permission)
            .or(() -> device.flatMap(known -> permissions.find(known.permissionId())))
            .orElseThrow(() -> new Refusal(BoxError.EMPTY_GROUP_ERROR));
    return new Place(
        device.map(Device::id).orElse(""),
        device.map(known -> known.endpoint(mac)).orElseGet(() -> nowhere(ip)),
        allowed,
        group.map(this::library).or(() -> device.map(Device::groupId)).orElseThrow());
  }

  private static Optional<String> given(Fields fields, String name) {
    return fields.optionalName(name).filter(text -> !text.isEmpty());
  }

  private String library(String group) {
    return groups.named(group).orElseThrow(() -> new Refusal(BoxError.NAME_NOT_FOUND, group)).id();
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

  private ObjectNode nowhere(String ip) {
    return new Device("", "", ip, Device.PHOTO, ip, "", "", Json.object()).endpoint(mac);
  }
}
