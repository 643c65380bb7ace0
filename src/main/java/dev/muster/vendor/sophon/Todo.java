package dev.muster.vendor.sophon;

import dev.muster.box.Device;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the last answer of a box left to be done.
 *
 * @param absentPermission the permission group that the box does not have
 * @param person how the person stands on the box
 * @param devicesToAdd devices that the box does not have
 * @param devicesToBind devices bound to something else, by their id on the box
 * @param eventUrlElsewhere whether the box pushes its events to somebody else
 */
record Todo(
    @Nullable String absentPermission,
    Standing person,
    List<Device> devicesToAdd,
    Map<String, Device> devicesToBind,
    boolean eventUrlElsewhere) {

  /** What a box knows of a person. */
  enum Standing {
    NOT_ASKED,
    ABSENT,
    OUTDATED,
    CURRENT
  }

  static final Todo NOTHING = new Todo(null, Standing.NOT_ASKED, List.of(), Map.of(), false);

  static Todo absentPermission(String group) {
    return new Todo(group, Standing.NOT_ASKED, List.of(), Map.of(), false);
  }

  static Todo person(Standing standing) {
    return new Todo(null, standing, List.of(), Map.of(), false);
  }

  static Todo devices(List<Device> add, Map<String, Device> bind) {
    return new Todo(null, Standing.NOT_ASKED, List.copyOf(add), Map.copyOf(bind), false);
  }

  static Todo eventUrl(boolean elsewhere) {
    return new Todo(null, Standing.NOT_ASKED, List.of(), Map.of(), elsewhere);
  }
}
