package dev.muster.facebox.push.beat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.config.Configuration;
import dev.muster.facebox.config.Setting;
import dev.muster.facebox.library.Device;
import dev.muster.facebox.library.Devices;
import dev.muster.facebox.wire.Json;
import java.nio.file.Path;
import java.util.List;

/**
 * The bodies of the status pushes ({@code contracts/sophon.md §6.7}; the inner keys are those of
 * the vendor's system pages). Figures are real; what this machine does not tell, such as a
 * temperature, is null, and parts that it does not have, such as a TPU, are left out.
 *
 * <p>Every device counts as online: the box learns nothing of a photo device between two pictures.
 */
public final class Reports {

  private static final String ONLINE = "online";

  private final BoxFacts box;
  private final Devices devices;
  private final Configuration configuration;
  private final Machine machine;

  /**
   * @param data a directory on the disk whose space is reported
   */
  public Reports(BoxFacts box, Devices devices, Configuration configuration, Path data) {
    this.box = box;
    this.devices = devices;
    this.configuration = configuration;
    this.machine = new Machine(data);
  }

  ObjectNode boxStatus() {
    ObjectNode report = gateway().put("dev_sno", serial()).put("gateway_port", box.port());
    ObjectNode more = report.putObject("gateway_ext_data").put("sw_version", box.version());
    more.put("sdk_version", box.engine()).put("gateway_mac", box.printedMac());
    ObjectNode cpu = more.putObject("cpu_info").put("cpu_rate", machine.load());
    cpu.putObject("info")
        .put("cpu_type", machine.architecture())
        .putNull("cpu_freq")
        .put("cpu_count", Integer.toString(machine.processors()));
    memory(more.putObject("memory_info"));
    disk(more.putObject("disk_info"));
    machine
        .temperature()
        .ifPresentOrElse(
            degrees -> more.put("temperature", degrees), () -> more.putNull("temperature"));
    more.put("box_usage", configuration.text(Setting.BOX_USAGE)).put("uptime", box.uptime());
    ArrayNode list = report.putArray("sub_devices");
    for (Device device : devices.all()) {
      String type = device.type().equals(Device.PHOTO) ? "0" : "3";
      endpoint(list.addObject(), device, type).put("ep_url", device.address());
    }
    return report;
  }

  ObjectNode deviceList() {
    ObjectNode report = Json.object().put("dev_sno", serial());
    ArrayNode list = report.putArray("sub_devices");
    devices.all().forEach(device -> endpoint(list.addObject(), device, device.type()));
    return report;
  }

  /** The list has the name of the table and that of the example, so that either is found. */
  ObjectNode deviceStatus() {
    List<ObjectNode> rows = devices.all().stream().map(Reports::mediaDevice).toList();
    ObjectNode report = Json.object().put("mq_license_key", serial());
    report.putArray("media_devices").addAll(rows);
    report.putArray("sub_devices").addAll(rows);
    return report;
  }

  ObjectNode systemStatus() {
    ObjectNode report = gateway().put("gateway_mac", box.printedMac());
    report
        .put("reporter_id", configuration.text(Setting.SYSTEM_REPORTER))
        .put("gateway_port", box.port());
    ObjectNode more = report.putObject("gateway_ext_data");
    machine
        .temperature()
        .ifPresentOrElse(
            degrees -> more.put("core_temperature", (double) degrees),
            () -> more.putNull("core_temperature"));
    more.put("uptime", box.uptime());
    more.putObject("cpu_info")
        .putNull("cpu_freq")
        .put("cpu_arch", machine.architecture())
        .put("cur_cpu_usage", machine.load())
        .put("cpu_cores", Integer.toString(machine.processors()));
    newerMemory(more.putObject("memory_info"));
    newerDisk(more.putObject("emmc"));
    return report;
  }

  private ObjectNode gateway() {
    return Json.object()
        .put("gateway_ip", box.addresses())
        .put("gateway_name", machine.name())
        .put("gateway_status", ONLINE)
        .put("gateway_sn", box.serialNumber());
  }

  private String serial() {
    return configuration.text(Setting.DEV_SNO);
  }

  private ObjectNode endpoint(ObjectNode row, Device device, String type) {
    ObjectNode known = device.endpoint(box.mac());
    row.set("ep_id", known.path("ep_id"));
    return row.put("ep_name", device.name())
        .put("ep_ip", device.ip())
        .put("ep_status", ONLINE)
        .put("ep_location", "")
        .put("ep_type", type);
  }

  private static ObjectNode mediaDevice(Device device) {
    return Json.object()
        .put("media_device_id", device.id())
        .put("media_device_name", device.name())
        .put("media_device_status", ONLINE)
        .put("media_device_ip", device.ip())
        .put("media_device_type", device.type())
        .put("media_device_url", device.address())
        .put("permission_id", device.permissionId());
  }

  private void memory(ObjectNode info) {
    Machine.Space memory = machine.memory();
    info.put("hardware_total_memory", Machine.size(memory.total()))
        .put("total_memory", Machine.size(memory.total()))
        .put("total_free_memory", Machine.size(memory.free()))
        .put("total_used_memory", Machine.size(memory.used()))
        .put("total_memory_scale", memory.share());
    system(info, memory);
  }

  private void newerMemory(ObjectNode info) {
    Machine.Space memory = machine.memory();
    info.put("total_memory", Machine.size(memory.total()))
        .put("svt_memory", Machine.size(memory.total()))
        .put("svt_free_memory", Machine.size(memory.free()))
        .put("svt_used_memory", Machine.size(memory.used()))
        .put("svt_memory_usage", memory.share());
    system(info, memory);
  }

  private static void system(ObjectNode info, Machine.Space memory) {
    info.putObject("system")
        .put("system_scale", 1.0)
        .put("total", Machine.size(memory.total()))
        .put("free", Machine.size(memory.free()))
        .put("used", Machine.size(memory.used()));
  }

  private void disk(ObjectNode info) {
    Machine.Space disk = machine.disk();
    info.put("hardware_total_disk", Machine.size(disk.total()))
        .put("disk_rate", disk.share())
        .put("total_disk", Machine.size(disk.total()))
        .put("free_disk", Machine.size(disk.free()))
        .put("used_disk", Machine.size(disk.used()));
  }

  private void newerDisk(ObjectNode info) {
    Machine.Space disk = machine.disk();
    info.put("mount_status", true)
        .put("nominal_capacity", Machine.size(disk.total()))
        .put("disk_usage", disk.share())
        .put("total_disk", Machine.size(disk.total()))
        .put("free_disk", Machine.size(disk.free()))
        .put("used_disk", Machine.size(disk.used()));
  }
}
