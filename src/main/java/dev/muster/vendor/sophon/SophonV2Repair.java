package dev.muster.vendor.sophon;

import dev.muster.box.Device;
import dev.muster.box.Drift.Fix;
import dev.muster.box.Drift.Item;
import dev.muster.box.Inspection;
import dev.muster.call.Ask;
import dev.muster.call.Call;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Puts right what has drifted on a v2 box, each difference with a call of its own. Nothing is
 * deleted, and a changed device keeps what we do not know of. Source: contracts/sophon.md §5.1,
 * §5.4, §6.1.2.
 */
public final class SophonV2Repair {

  private final V2Calls calls;
  private final Inquiry inquiry;

  SophonV2Repair(V2Calls calls, Inquiry inquiry) {
    this.calls = calls;
    this.inquiry = inquiry;
  }

  /** Creates the next permission group; the groups are read again afterwards. */
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
    V2Wire.DeviceRow row =
        new V2Wire.DeviceRow(
            null,
            device.name(),
            device.type(),
            device.address(),
            now.groupId(device.group()).orElseThrow());
    Call call = calls.addDevice(now.box(), row);
    return inquiry.change(now.tried(Fix.ADD, device.name()), device.name(), call);
  }

  /** Changes the next device that is not as the configuration says. */
  public Ask<Inspection> changeDevice(Inspection now) {
    Device device = now.device(now.next(Fix.CHANGE).orElseThrow().item());
    Map<String, Object> row = new LinkedHashMap<>(now.foundDevice(device).asSent());
    row.put("media_device_name", device.name());
    row.put("media_device_type", device.type());
    row.put("permission_id", now.groupId(device.group()).orElseThrow());
    Call call = calls.changeDevice(now.box(), row);
    return inquiry.change(now.tried(Fix.CHANGE, device.name()), device.name(), call);
  }

  /** Points the event push of the box at us, as the placing of people does. */
  public Ask<Inspection> setUpload(Inspection now) {
    String here = now.wanted().eventUrl();
    Call call = calls.setConfigs(now.box(), V2Wire.Configs.eventsTo(here));
    return inquiry.change(now.tried(Fix.POINT_HERE, ""), here, call);
  }
}
