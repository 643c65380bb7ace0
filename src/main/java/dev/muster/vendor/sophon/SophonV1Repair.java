package dev.muster.vendor.sophon;

import dev.muster.box.Device;
import dev.muster.box.Drift.Fix;
import dev.muster.box.Drift.Item;
import dev.muster.box.Inspection;
import dev.muster.call.Ask;
import dev.muster.call.Call;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts right what has drifted on a v1 box, each difference with a call of its own. Nothing is
 * deleted, and a changed device keeps what we do not know of. Source: contracts/sophon.md §4.1.1,
 * §4.5, §6.1.1.
 */
public final class SophonV1Repair {

  private final V1Calls calls;
  private final Inquiry inquiry;

  SophonV1Repair(V1Calls calls, Inquiry inquiry) {
    this.calls = calls;
    this.inquiry = inquiry;
  }

  /** Creates the next permission group; the answer holds no id, the groups are read again. */
  public Ask<Inspection> createGroup(Inspection now) {
    Item item = now.next(Fix.CREATE).orElseThrow();
    return inquiry.change(
        now.tried(Fix.CREATE, item.item()),
        item.item(),
        calls.createPermission(now.box(), item.item()));
  }

  /** Adds the next device that the box does not have. */
  public Ask<Inspection> addDevice(Inspection now) {
    Device device = now.device(now.next(Fix.ADD).orElseThrow().item());
    V1Wire.DeviceRow row =
        new V1Wire.DeviceRow(
            null,
            device.type(),
            Map.of(),
            false,
            device.name(),
            device.address(),
            faceGroup(now),
            now.groupId(device.group()).orElseThrow());
    Call call = calls.addDevices(now.box(), new V1Wire.Devices(List.of(row)));
    return inquiry.change(now.tried(Fix.ADD, device.name()), device.name(), call);
  }

  /** Changes the next device that is not as the configuration says. */
  public Ask<Inspection> changeDevice(Inspection now) {
    Device device = now.device(now.next(Fix.CHANGE).orElseThrow().item());
    Map<String, Object> row = new LinkedHashMap<>(now.foundDevice(device).asSent());
    row.put("device_name", device.name());
    row.put("device_type", device.type());
    row.put("group_id", faceGroup(now));
    row.put("permission_id", now.groupId(device.group()).orElseThrow());
    Call call = calls.changeDevice(now.box(), row);
    return inquiry.change(now.tried(Fix.CHANGE, device.name()), device.name(), call);
  }

  /** Points the event push of the box at us, as the placing of people does. */
  public Ask<Inspection> setUpload(Inspection now) {
    String here = now.wanted().eventUrl();
    Call call = calls.setEventUrl(now.box(), V1Wire.EventUrl.at(here));
    return inquiry.change(now.tried(Fix.POINT_HERE, ""), here, call);
  }

  private static String faceGroup(Inspection now) {
    String id = now.found().faceGroup();
    return id == null || id.isEmpty() ? V1Groups.FACE_GROUP : id;
  }
}
