package dev.muster.vendor.sophon;

import dev.muster.box.BoxSetup;
import dev.muster.box.BoxSetup.Part;
import dev.muster.box.Boxes;
import dev.muster.box.Device;
import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.enrol.ledger.AttemptStart;
import dev.muster.enrol.ledger.Placing;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Begins and ends the dialogues with boxes: what is known beforehand, and what the ledger is told.
 * Nothing here depends on the API that a box speaks.
 */
public final class Registrations implements AttemptStart {

  private final Boxes boxes;
  private final BoxSetup setup;
  private final Function<String, String> intake;

  /**
   * @param intake the address to which a box pushes its events, by the name of the box
   */
  Registrations(Boxes boxes, BoxSetup setup, Function<String, String> intake) {
    this.boxes = boxes;
    this.setup = setup;
    this.intake = intake;
  }

  @Override
  public String family() {
    return Registration.FAMILY;
  }

  /**
   * Starts with what is known to stand on the box from earlier dialogues. Somebody of whom the box
   * has never heard from us is not looked for: the box would say by itself that it knows the
   * number.
   */
  @Override
  public Registration begin(Placing placing) {
    String box = placing.directory();
    Map<String, String> permissions = new TreeMap<>();
    Set<String> deviceGroups = new TreeSet<>();
    for (String group : placing.person().groups()) {
      setup
          .find(box, Part.PERMISSION, group)
          .ifPresent(part -> permissions.put(group, part.value()));
      setup.find(box, Part.DEVICE, group).ifPresent(part -> deviceGroups.add(group));
    }
    @Nullable String faceGroup =
        setup
            .find(box, Part.FACE_GROUP, V1Groups.FACE_GROUP)
            .map(BoxSetup.Standing::value)
            .orElse(null);
    boolean subscribed = setup.find(box, Part.EVENT_URL, "").isPresent();
    Known known = new Known(permissions, faceGroup, deviceGroups, subscribed);
    boolean neverSent = placing.fresh() && !placing.isRemoval();
    Standing person = neverSent ? Standing.NEVER_SENT : Standing.NOT_ASKED;
    return new Registration(boxes.get(box), placing, known, person, Todo.NOTHING, null, null);
  }

  /** Notes that the devices of the person's permission groups were looked after. */
  public Registration devicesDone(Registration registration) {
    Set<String> groups = new TreeSet<>(registration.placing().person().groups());
    groups.removeAll(registration.known().deviceGroups());
    for (String group : groups) {
      if (setup.find(registration.lane(), Part.DEVICE, group).isEmpty()) {
        setup.stands(registration.lane(), Part.DEVICE, group, names(registration, group));
      }
    }
    return registration.with(registration.known().devicesOf(groups));
  }

  /** Notes that the box pushes its events to us. */
  public Registration subscribed(Registration registration) {
    if (setup.find(registration.lane(), Part.EVENT_URL, "").isEmpty()) {
      setup.stands(registration.lane(), Part.EVENT_URL, "", intake.apply(registration.lane()));
    }
    return registration.with(registration.known().nowSubscribed());
  }

  /** Everything stands: the person is placed, if the box did not contradict itself. */
  public Registration finish(Registration registration) {
    return registration.endWith(
        registration.isCurrent()
            ? new Outcome.Answered<>(registration.placing().version())
            : new Outcome.OutcomeUnknown<>(
                "the box says both that it has the number "
                    + registration.placing().person().id()
                    + " and that it has not"));
  }

  /** Ends with the refusal of the photo, which tells what the box kept of the person. */
  public Registration refuse(Registration registration) {
    Refusal refusal = Objects.requireNonNull(registration.refusal());
    if (registration.isHalfPersonToRemove()) {
      return registration.endWith(
          new Outcome.OutcomeUnknown<>(
              "half a person: the box kept the number without the photo and does not remove it; "
                  + (registration.trouble().isEmpty() ? refusal.detail() : registration.trouble()),
              Reason.HALF_PERSON));
    }
    return registration.endWith(
        new Outcome.Refused<>(
            new Refusal(refusal.reason(), refusal.detail() + kept(registration))));
  }

  private static String kept(Registration registration) {
    if (registration.isHalf()) {
      return "; the box keeps the person without this photo";
    }
    if (registration.todo().removed()) {
      return "; the box had kept the person without the photo, who was removed again";
    }
    if (!registration.person().isThere()) {
      return "";
    }
    return registration.person().hasPhoto()
        ? "; the earlier photo still stands"
        : "; the person stands there without a photo, as somebody else had left it";
  }

  /** Ends a removal, of whomever. */
  public <S extends Resident<S>> S left(S resident) {
    return resident.left();
  }

  private static String names(Registration registration, String group) {
    return String.join(
        ", ",
        registration.box().devices().stream()
            .filter(device -> device.group().equals(group))
            .map(Device::name)
            .toList());
  }
}
