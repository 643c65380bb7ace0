package dev.muster.box;

import dev.muster.box.Drift.Fix;
import dev.muster.box.Drift.Item;
import dev.muster.box.Drift.Part;
import dev.muster.box.Found.Group;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A look at a box, and what the look has shown so far; when the box is put right, also what was
 * tried. The steps of {@code routes/box} pass it on; they ask for the properties below by name, so
 * no other method may have the name of one.
 *
 * @param page the next page of permission groups; {@link #ALL_READ} when there is none
 * @param toRead the settings that are still to be asked for, as the vendor names them
 * @param tried what was asked for or changed already and is not tried again
 * @param trouble why the look failed or what the box declined; empty when nothing was in the way
 * @param state whether it goes on
 */
public record Inspection(
    Box box,
    Wanted wanted,
    Found found,
    int page,
    List<String> toRead,
    Set<Object> tried,
    String trouble,
    State state) {

  /** The face group of a v1 box that people are placed in. */
  static final String FACE_GROUP = "default_group";

  /** No further page of permission groups. */
  public static final int ALL_READ = -1;

  /** Where the look has come to. */
  public enum State {
    /** Under way. */
    LOOKING,
    /** The first answer was none of this API: the other one is tried. */
    DOUBTED,
    /** It speaks the other API: there is no more to be read. */
    OTHER_API,
    /** The box did not answer everything: what is found is not the whole. */
    FAILED
  }

  public Inspection {
    toRead = List.copyOf(toRead);
    tried = Set.copyOf(tried);
  }

  /** A look that has asked nothing yet. */
  public static Inspection of(Box box, Wanted wanted) {
    return new Inspection(
        box, wanted, Found.nothing(wanted.api()), 0, List.of(), Set.of(), "", State.LOOKING);
  }

  /** The name of the box, which is also the name of its lane. */
  public String lane() {
    return box.name();
  }

  /** The generation of the box's API: which of the vendor's steps are taken. */
  public String api() {
    return box.api();
  }

  public boolean isOver() {
    return state == State.FAILED || state == State.OTHER_API;
  }

  public boolean isDoubted() {
    return state == State.DOUBTED;
  }

  /** True when the box did not answer everything. */
  public boolean isIncomplete() {
    return state == State.FAILED;
  }

  /** True while the box has more permission groups. */
  public boolean isGroupToRead() {
    return page != ALL_READ;
  }

  /** True while a wanted permission group is listed without its id. */
  public boolean isGroupWithoutId() {
    return nextWithoutId().isPresent();
  }

  public boolean isSettingToRead() {
    return !toRead.isEmpty();
  }

  public boolean isGroupToCreate() {
    return next(Fix.CREATE).isPresent();
  }

  /** True when groups were created whose ids are not known. */
  public boolean isGroupCreated() {
    return tried.stream().anyMatch(one -> one instanceof Item item && item.fix() == Fix.CREATE);
  }

  public boolean isDeviceToAdd() {
    return next(Fix.ADD).isPresent();
  }

  public boolean isDeviceToChange() {
    return next(Fix.CHANGE).isPresent();
  }

  public boolean isUploadToSet() {
    return next(Fix.POINT_HERE).isPresent();
  }

  /** The differences, as far as the look has come. */
  public List<Item> drift() {
    return Drift.between(wanted, found);
  }

  /**
   * The next difference that is mended like this. A device is only sent with the id of its group: a
   * box would take it without one, and it would recognise nobody (contracts/sophon.md §10.1.7).
   */
  public Optional<Item> next(Fix fix) {
    return drift().stream()
        .filter(item -> item.fix() == fix && !tried.contains(item))
        .filter(item -> item.part() != Part.DEVICE || groupId(groupOf(item)).isPresent())
        .findFirst();
  }

  private String groupOf(Item item) {
    return device(item.item()).group();
  }

  /** The name of the next group whose id is to be asked for. */
  public Optional<String> nextWithoutId() {
    return wanted.groups().stream()
        .filter(name -> !tried.contains(name))
        .filter(name -> found.named(name).anyMatch(group -> group.id().isEmpty()))
        .findFirst();
  }

  /** The id on the box of a permission group; empty when it has none or names none. */
  public Optional<String> groupId(String name) {
    return found.named(name).map(Group::id).filter(id -> !id.isEmpty()).findFirst();
  }

  /** The device of the configuration of that name. */
  public Device device(String name) {
    return wanted.devices().stream()
        .filter(device -> device.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no device is named " + name));
  }

  /** How the box has the device of the configuration. */
  public Found.FoundDevice foundDevice(Device device) {
    return found.devices().stream()
        .filter(one -> one.address().equals(device.address()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the box has no " + device.address()));
  }

  public Inspection with(Found now) {
    return new Inspection(box, wanted, now, page, toRead, tried, trouble, state);
  }

  public Inspection withPage(int next) {
    return new Inspection(box, wanted, found, next, toRead, tried, trouble, state);
  }

  public Inspection withToRead(List<String> names) {
    return new Inspection(box, wanted, found, page, names, tried, trouble, state);
  }

  /** Without the setting that was just asked for. */
  public Inspection settingRead() {
    return withToRead(toRead.subList(1, toRead.size()));
  }

  /** The id of this group was asked for. */
  public Inspection groupAsked(String name) {
    return tried(Set.of(name));
  }

  /** Everything of this item that is mended like this was tried. */
  public Inspection tried(Fix fix, String item) {
    return tried(
        drift().stream()
            .filter(one -> one.fix() == fix && one.item().equals(item))
            .collect(Collectors.toSet()));
  }

  private Inspection tried(Set<?> what) {
    Set<Object> more = new HashSet<>(tried);
    more.addAll(what);
    return new Inspection(box, wanted, found, page, toRead, more, trouble, state);
  }

  /** The box declined something; the rest goes on. */
  public Inspection declined(String words) {
    String all = trouble.isEmpty() ? words : trouble + "; " + words;
    return new Inspection(box, wanted, found, page, toRead, tried, all, state);
  }

  /** The look has come to its end early. */
  public Inspection failed(String why) {
    return new Inspection(box, wanted, found, page, toRead, tried, why, State.FAILED);
  }

  /** The first answer was none of this API. */
  public Inspection notUnderstood(String why) {
    return new Inspection(box, wanted, found, page, toRead, tried, why, State.DOUBTED);
  }

  /** The box answered in another API than the configured one. */
  public Inspection speaks(String api) {
    Found now = found.withApi(api);
    return new Inspection(box, wanted, now, page, toRead, tried, "", State.OTHER_API);
  }

  /** The groups are to be read once more, since some were created. */
  public Inspection groupsAgain() {
    Set<Object> rest = new HashSet<>(tried);
    rest.removeIf(String.class::isInstance);
    Found now = found.withGroups(List.of());
    return new Inspection(box, wanted, now, 0, toRead, rest, trouble, state);
  }

  /** A new look, which keeps what the box declined. */
  public Inspection again() {
    return new Inspection(
        box, wanted, Found.nothing(wanted.api()), 0, List.of(), Set.of(), trouble, State.LOOKING);
  }

  @Override
  public String toString() {
    return "a look at " + box.name();
  }
}
