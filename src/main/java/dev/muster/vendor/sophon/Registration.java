package dev.muster.vendor.sophon;

import dev.muster.box.Box;
import dev.muster.box.Box.HalfPerson;
import dev.muster.box.Device;
import dev.muster.call.Outcome;
import dev.muster.call.Refusal;
import dev.muster.enrol.ledger.Attempt;
import dev.muster.enrol.ledger.Placing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One person on the way to one box, or away from it: what is wanted and what the dialogue has
 * taught so far. The steps of {@code routes/box} pass it on.
 *
 * @param known what stands on the box
 * @param person how the person stands on the box
 * @param todo what the last answer left to be done
 * @param refusal set when the box refused the photo; what it kept is then looked at
 * @param outcome set when the dialogue is over
 */
public record Registration(
    Box box,
    Placing placing,
    Known known,
    Standing person,
    Todo todo,
    @Nullable Refusal refusal,
    @Nullable Outcome<String> outcome)
    implements Attempt, Resident<Registration> {

  /** The family of all boxes, whichever API they speak. */
  static final String FAMILY = "box";

  /** The name of the box, which is also the name of its lane. */
  @Override
  public String lane() {
    return box.name();
  }

  @Override
  public String family() {
    return FAMILY;
  }

  /** The generation of the box's API: which of the vendor's steps are taken. */
  public String api() {
    return box.api();
  }

  @Override
  public boolean isPaced() {
    return box.rate() > 0;
  }

  /** True while a permission group of the person has no known id. */
  public boolean isPermissionUnknown() {
    return !unknownPermissions().isEmpty();
  }

  /** True when the box has just said that a permission group does not exist. */
  public boolean isPermissionAbsent() {
    return todo.absentPermission() != null;
  }

  /** True while the face group, which only v1 has, has no known id. */
  public boolean isFaceGroupUnknown() {
    return "v1".equals(box.api()) && known.faceGroup() == null;
  }

  /** True when the box has to be asked before anything is written. */
  public boolean isPersonUnknown() {
    return person.state() == Standing.State.NOT_ASKED && refusal == null;
  }

  public boolean isPersonAbsent() {
    return person.state() == Standing.State.ABSENT && refusal == null;
  }

  /** True when the box has the person, but not everything of this version. */
  public boolean isPersonOutdated() {
    return person.isThere() && refusal == null && !isCurrent();
  }

  /** True when the box has the person with this photo, and other things that are not up to date. */
  public boolean isInfoOutdated() {
    return isPersonOutdated() && !isPhotoOutdated();
  }

  /** True when the box has the person with another photo, or with none. */
  public boolean isPhotoOutdated() {
    return isPersonOutdated() && (!person.hasPhoto() || !wantedPhoto().equals(person.photo()));
  }

  /** True when the box has the person without any photo. */
  public boolean isPhotoAbsent() {
    return isPersonOutdated() && !person.hasPhoto();
  }

  /** True when the box does not know the call that replaces a photo by its place. */
  public boolean isReplacingUnknown() {
    return todo.replacingUnknown();
  }

  /** True when the box refused the photo: now it matters what it kept. */
  public boolean isPhotoRefused() {
    return refusal != null;
  }

  /** True when the box kept the person that we sent but not the photo, and that is to be undone. */
  public boolean isHalfPersonToRemove() {
    return isHalf() && box.halfPerson() == HalfPerson.REMOVE;
  }

  /** True when the box refused the photo but calls its earlier one the new version. */
  public boolean isVersionAhead() {
    return refusal != null && isCurrent();
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

  /** True when the box has this version with a photo: nothing is to be written. */
  boolean isCurrent() {
    return person.isThere()
        && person.hasPhoto()
        && placing.version().equals(person.version())
        && (isPermissionUnknown() || person.isAs(placing.person().name(), permissionIds()));
  }

  boolean isHalf() {
    return refusal != null && person.isThere() && !person.hasPhoto() && person.isOurs();
  }

  String wantedPhoto() {
    return OwnKeys.photo(placing.person());
  }

  List<String> unknownPermissions() {
    return placing.person().groups().stream()
        .filter(group -> !known.permissions().containsKey(group))
        .toList();
  }

  /** The ids of the person's permission groups on the box. */
  List<String> permissionIds() {
    return placing.person().groups().stream().map(known.permissions()::get).toList();
  }

  /** The devices that this person's permission groups need and that were not looked for yet. */
  List<Device> devicesToCheck() {
    return box.devices().stream()
        .filter(device -> placing.person().groups().contains(device.group()))
        .filter(device -> !known.deviceGroups().contains(device.group()))
        .toList();
  }

  Registration with(Known now) {
    return new Registration(box, placing, now, person, todo, refusal, outcome);
  }

  @Override
  public String number() {
    return placing.person().id();
  }

  @Override
  public String trouble() {
    return todo.trouble();
  }

  @Override
  public Registration removed(String trouble) {
    return with(Todo.removed(trouble));
  }

  @Override
  public Registration with(Standing now) {
    return new Registration(box, placing, known, now, todo, refusal, outcome);
  }

  Registration with(Todo now) {
    return new Registration(box, placing, known, person, now, refusal, outcome);
  }

  /** The box took the person with the photo. */
  Registration placed() {
    return with(Standing.placed(placing.version(), wantedPhoto()));
  }

  /** The box refused the photo; how the person stands there now is not known. */
  Registration withRefusal(Refusal why) {
    return new Registration(box, placing, known, Standing.NOT_ASKED, todo, why, outcome);
  }

  @Override
  public Registration endWith(Outcome<String> end) {
    return new Registration(box, placing, known, person, todo, refusal, end);
  }

  @Override
  public String toString() {
    return placing.person().id() + " on " + box.name();
  }
}
