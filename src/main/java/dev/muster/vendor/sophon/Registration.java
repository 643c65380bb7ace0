package dev.muster.vendor.sophon;

import dev.muster.box.Box;
import dev.muster.call.Outcome;
import dev.muster.enrol.Placing;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One person on the way to one box: what is wanted and what the dialogue has taught so far. The steps
 * of {@code routes/box/place-person} pass it on.
 *
 * @param permissions ids of the permission groups found, by name
 * @param faceGroup id of the face group, once found
 * @param found what the box knows of the person, once asked
 * @param outcome set when the dialogue is over
 */
public record Registration(
    Box box,
    Placing placing,
    Map<String, String> permissions,
    @Nullable String faceGroup,
    Found found,
    @Nullable Outcome<String> outcome) {

  /** What a box knows of a person. */
  enum Found {
    NOT_ASKED,
    ABSENT,
    OTHER_VERSION,
    THIS_VERSION
  }

  public Registration {
    permissions = Map.copyOf(permissions);
  }

  static Registration of(Box box, Placing placing) {
    return new Registration(box, placing, Map.of(), null, Found.NOT_ASKED, null);
  }

  /** The name of the box, which is also the name of its lane. */
  public String lane() {
    return box.name();
  }

  /** True when an answer has ended the dialogue. */
  public boolean isOver() {
    return outcome != null;
  }

  /** The permission groups whose ids are not known yet. */
  public List<String> unknownPermissions() {
    return placing.person().groups().stream().filter(group -> !permissions.containsKey(group)).toList();
  }

  /** True when a permission group still has to be found or created. */
  public boolean isPermissionMissing() {
    return !unknownPermissions().isEmpty();
  }

  public boolean isAbsent() {
    return found == Found.ABSENT;
  }

  public boolean isOutdated() {
    return found == Found.OTHER_VERSION;
  }

  Registration withPermission(String group, String id) {
    Map<String, String> more = new TreeMap<>(permissions);
    more.put(group, id);
    return new Registration(box, placing, more, faceGroup, found, outcome);
  }

  Registration withFaceGroup(String id) {
    return new Registration(box, placing, permissions, id, found, outcome);
  }

  Registration withFound(Found now) {
    return new Registration(box, placing, permissions, faceGroup, now, outcome);
  }

  Registration over(Outcome<String> end) {
    return new Registration(box, placing, permissions, faceGroup, found, end);
  }

  @Override
  public String toString() {
    return placing.person().id() + " on " + box.name();
  }
}
