package dev.muster.vendor.sophon;

import dev.muster.box.Device;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the last answer of a box left to be done.
 *
 * @param absentPermission the permission group that the box does not have
 * @param devicesToAdd devices that the box does not have
 * @param devicesToBind devices bound to something else, by their id on the box
 * @param eventUrlElsewhere whether the box pushes its events to somebody else
 * @param replacingUnknown whether the box does not know how to replace a photo by its place
 * @param removed whether the box was told to remove the person
 * @param trouble why the box did not remove the person; empty when it said it did
 */
record Todo(
    @Nullable String absentPermission,
    List<Device> devicesToAdd,
    Map<String, Device> devicesToBind,
    boolean eventUrlElsewhere,
    boolean replacingUnknown,
    boolean removed,
    String trouble) {

  static final Todo NOTHING = new Todo(null, List.of(), Map.of(), false, false, false, "");

  static Todo absentPermission(String group) {
    return new Todo(group, List.of(), Map.of(), false, false, false, "");
  }

  static Todo devices(List<Device> add, Map<String, Device> bind) {
    return new Todo(null, List.copyOf(add), new TreeMap<>(bind), false, false, false, "");
  }

  static Todo eventUrl(boolean elsewhere) {
    return new Todo(null, List.of(), Map.of(), elsewhere, false, false, "");
  }

  static Todo otherReplacing() {
    return new Todo(null, List.of(), Map.of(), false, true, false, "");
  }

  static Todo removed(String trouble) {
    return new Todo(null, List.of(), Map.of(), false, false, true, trouble);
  }

  /** Without the first device to bind. */
  Todo nextToBind() {
    Map<String, Device> rest = new TreeMap<>(devicesToBind);
    rest.remove(rest.keySet().iterator().next());
    return devices(devicesToAdd, rest);
  }

  /** Without the first device to add. */
  Todo nextToAdd() {
    return devices(devicesToAdd.subList(1, devicesToAdd.size()), devicesToBind);
  }
}
