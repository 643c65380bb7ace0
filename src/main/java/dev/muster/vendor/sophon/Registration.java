package dev.muster.vendor.sophon;

import dev.muster.box.Box;
import dev.muster.box.Device;
import dev.muster.call.Outcome;
import dev.muster.enrol.ledger.Placing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One person on the way to one box: what is wanted and what the dialogue has taught so far. The
 * steps of {@code routes/box/place-person} pass it on.
 *
 * @param known what stands on the box
 * @param todo what the last answer left to be done
 * @param outcome set when the dialogue is over
 */
public record Registration(
    Box box, Placing placing, Known known, Todo todo, @Nullable Outcome<String> outcome) {

  /** The name of the box, which is also the name of its lane. */
  public String lane() {
    return box.name();
  }

  /** True when an answer has ended the dialogue. */
  public boolean isOver() {
    return outcome != null;
  }

  /** True while a permission group of the person has no known id. */
  public boolean isPermissionUnknown() {
    return !unknownPermissions().isEmpty();
  }

  /** True when the box has just said that a permission group does not exist. */
  public boolean isPermissionAbsent() {
    return todo.absentPermission() != null;
  }

  public boolean isFaceGroupUnknown() {
    return known.faceGroup() == null;
  }

  public boolean isPersonAbsent() {
    return todo.person() == Todo.Standing.ABSENT;
  }

  public boolean isPersonOutdated() {
    return todo.person() == Todo.Standing.OUTDATED;
  }

  /** True while a permission group of the person has devices that were not looked for. */
  public boolean isDeviceUnknown() {
    return !known.deviceGroups().containsAll(placing.person().groups());
  }

  public boolean isDeviceAbsent() {
    return !todo.devicesToAdd().isEmpty();
  }

  public boolean isDeviceElsewhere() {
    return !todo.devicesToBind().isEmpty();
  }

  public boolean isUnsubscribed() {
    return !known.subscribed();
  }

  public boolean isEventUrlElsewhere() {
    return todo.eventUrlElsewhere();
  }

  List<String> unknownPermissions() {
    return placing.person().groups().stream()
        .filter(group -> !known.permissions().containsKey(group))
        .toList();
  }

  /** The devices that this person's permission groups need and that were not looked for yet. */
  List<Device> devicesToCheck() {
    return box.devices().stream()
        .filter(device -> placing.person().groups().contains(device.group()))
        .filter(device -> !known.deviceGroups().contains(device.group()))
        .toList();
  }

  Registration with(Known now) {
    return new Registration(box, placing, now, todo, outcome);
  }

  Registration with(Todo now) {
    return new Registration(box, placing, known, now, outcome);
  }

  Registration endWith(Outcome<String> end) {
    return new Registration(box, placing, known, todo, end);
  }

  @Override
  public String toString() {
    return placing.person().id() + " on " + box.name();
  }
}
