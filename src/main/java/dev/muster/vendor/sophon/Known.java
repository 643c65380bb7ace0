package dev.muster.vendor.sophon;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known to stand on a box.
 *
 * @param permissions ids of permission groups, by name
 * @param faceGroup the id of the face group
 * @param deviceGroups the permission groups whose devices were checked
 * @param subscribed whether the box pushes its events to us
 */
record Known(
    Map<String, String> permissions,
    @Nullable String faceGroup,
    Set<String> deviceGroups,
    boolean subscribed) {

  Known {
    permissions = Map.copyOf(permissions);
    deviceGroups = Set.copyOf(deviceGroups);
  }

  Known permission(String group, String id) {
    Map<String, String> more = new TreeMap<>(permissions);
    more.put(group, id);
    return new Known(more, faceGroup, deviceGroups, subscribed);
  }

  Known faceGroup(String id) {
    return new Known(permissions, id, deviceGroups, subscribed);
  }

  Known devicesOf(Set<String> groups) {
    Set<String> more = new TreeSet<>(deviceGroups);
    more.addAll(groups);
    return new Known(permissions, faceGroup, more, subscribed);
  }

  Known nowSubscribed() {
    return new Known(permissions, faceGroup, deviceGroups, true);
  }
}
