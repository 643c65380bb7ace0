package dev.muster.box;

import dev.muster.box.Found.FoundDevice;
import dev.muster.box.Found.Group;
import dev.muster.box.Found.Upload;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where a box differs from what is wanted of it. What the box did not tell is no difference. */
public final class Drift {

  /** What differs. */
  public enum Part {
    API,
    EVENT_URL,
    PERMISSION,
    FACE_GROUP,
    DEVICE,
    SETTING
  }

  /** What this program can do about it. */
  public enum Fix {
    /** Make the box push its events here. */
    POINT_HERE,
    /** Create the permission group. */
    CREATE,
    /** Add the device. */
    ADD,
    /** Change the device as the configuration says; what else it has is kept. */
    CHANGE;

    /** What it does, for a person. */
    public String words(Locale locale) {
      return DriftProblem.bundle(locale).getString("fix." + name().toLowerCase(Locale.ROOT));
    }
  }

  /**
   * One difference.
   *
   * @param item the group, the device, the setting; empty for what a box has once
   * @param fix null when a person has to decide
   */
  public record Item(
      Part part,
      String item,
      String wanted,
      String found,
      DriftProblem problem,
      @Nullable Fix fix) {}

  private final Wanted wanted;
  private final Found found;
  private final List<Item> items = new ArrayList<>();

  private Drift(Wanted wanted, Found found) {
    this.wanted = wanted;
    this.found = found;
  }

  /** The differences, the most important first. */
  public static List<Item> between(Wanted wanted, Found found) {
    Drift drift = new Drift(wanted, found);
    if (!found.api().equals(wanted.api())) {
      drift.add(Part.API, "", wanted.api(), found.api(), DriftProblem.OTHER_API, null);
      return drift.items;
    }
    if (found.upload() != null) {
      drift.upload(found.upload());
    }
    wanted.groups().forEach(drift::group);
    drift.faceGroup();
    wanted.devices().forEach(drift::device);
    drift.otherDevices();
    drift.settings();
    return List.copyOf(drift.items);
  }

  private void upload(Upload upload) {
    String here = wanted.eventUrl();
    String there = String.join(", ", upload.addresses());
    if (!upload.addresses().contains(here)) {
      DriftProblem problem =
          upload.addresses().isEmpty()
              ? DriftProblem.EVENT_URL_MISSING
              : DriftProblem.EVENT_URL_ELSEWHERE;
      add(Part.EVENT_URL, "", here, there, problem, Fix.POINT_HERE);
      return;
    }
    boolean alone = upload.addresses().size() == 1;
    Fix fix = alone ? Fix.POINT_HERE : null;
    if (!alone) {
      add(Part.EVENT_URL, "", here, there, DriftProblem.EVENT_URL_SEVERAL, null);
    }
    if (!upload.face()) {
      add(Part.EVENT_URL, "", "face", "", DriftProblem.UPLOAD_WITHOUT_FACE, fix);
    }
    if (upload.seconds() > Wanted.SLOWEST_UPLOAD_SECONDS) {
      String most = "<= " + Wanted.SLOWEST_UPLOAD_SECONDS + " s";
      add(Part.EVENT_URL, "", most, upload.seconds() + " s", DriftProblem.UPLOAD_SLOW, fix);
    }
  }

  private void group(String name) {
    List<Group> same = found.named(name).toList();
    if (same.isEmpty()) {
      add(Part.PERMISSION, name, name, "", DriftProblem.GROUP_MISSING, Fix.CREATE);
    } else if (same.size() > 1) {
      String ids = same.stream().map(Group::id).collect(Collectors.joining(", "));
      add(Part.PERMISSION, name, name, ids, DriftProblem.GROUP_TWICE, null);
    }
  }

  private void faceGroup() {
    if ("".equals(found.faceGroup())) {
      add(Part.FACE_GROUP, "", Inspection.FACE_GROUP, "", DriftProblem.FACE_GROUP_MISSING, null);
    }
  }

  private void device(Device device) {
    List<FoundDevice> same =
        found.devices().stream().filter(one -> one.address().equals(device.address())).toList();
    if (same.isEmpty()) {
      add(Part.DEVICE, device.name(), device.address(), "", DriftProblem.DEVICE_MISSING, Fix.ADD);
      return;
    }
    if (same.size() > 1) {
      String ids = same.stream().map(FoundDevice::id).collect(Collectors.joining(", "));
      add(Part.DEVICE, device.name(), device.address(), ids, DriftProblem.DEVICE_TWICE, null);
    }
    FoundDevice there = same.get(0);
    binding(device, there);
    if (there.faceGroup() != null
        && found.faceGroup() != null
        && !found.faceGroup().isEmpty()
        && !found.faceGroup().equals(there.faceGroup())) {
      change(device, found.faceGroup(), there.faceGroup(), DriftProblem.DEVICE_OTHER_FACE_GROUP);
    }
    if (!there.name().equals(device.name())) {
      change(device, device.name(), there.name(), DriftProblem.DEVICE_OTHER_NAME);
    }
    if (!there.type().equals(device.type())) {
      change(device, device.type(), there.type(), DriftProblem.DEVICE_OTHER_TYPE);
    }
  }

  /** A box that names no ids for its groups cannot be judged. */
  private void binding(Device device, FoundDevice there) {
    List<Group> same = found.named(device.group()).toList();
    boolean bound = same.stream().anyMatch(group -> group.id().equals(there.groupId()));
    boolean unreadable = same.stream().anyMatch(group -> group.id().isEmpty());
    if (!bound && !unreadable) {
      change(device, device.group(), nameOf(there.groupId()), DriftProblem.DEVICE_OTHER_GROUP);
    }
  }

  private void otherDevices() {
    Set<String> ours = new HashSet<>();
    wanted.devices().forEach(device -> ours.add(device.address()));
    for (FoundDevice one : found.devices()) {
      if (!ours.contains(one.address())) {
        String group = nameOf(one.groupId());
        String words = one.name() + (group.isEmpty() ? "" : " (" + group + ")");
        add(Part.DEVICE, one.address(), "", words, DriftProblem.DEVICE_UNKNOWN, null);
      }
    }
  }

  private void settings() {
    for (Found.Setting one : found.settings()) {
      if (!one.wanted().equals(one.value())) {
        add(Part.SETTING, one.name(), one.wanted(), one.value(), DriftProblem.OTHER_SETTING, null);
      }
    }
  }

  /** The name of a permission group of the box; the id when it lists none such. */
  private String nameOf(String id) {
    return found.groups().stream()
        .filter(group -> group.id().equals(id))
        .map(Group::name)
        .findFirst()
        .orElse(id);
  }

  private void change(Device device, String wish, String there, DriftProblem problem) {
    add(Part.DEVICE, device.name(), wish, there, problem, Fix.CHANGE);
  }

  private void add(
      Part part, String item, String wish, String there, DriftProblem problem, @Nullable Fix fix) {
    items.add(new Item(part, item, wish, there, problem, fix));
  }
}
