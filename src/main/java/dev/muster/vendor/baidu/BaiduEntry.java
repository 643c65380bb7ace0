package dev.muster.vendor.baidu;

import dev.muster.call.Outcome;
import dev.muster.directory.Cloud;
import dev.muster.enrol.ledger.Attempt;
import dev.muster.enrol.ledger.Placing;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One person on the way to one Baidu face library, or away from it. The steps of {@code
 * routes/cloud/baidu} pass it on.
 *
 * @param stand what the cloud has told of the person
 * @param faces what it has told of the person's faces
 * @param talk the question that is being asked
 * @param outcome set when the dialogue is over
 */
public record BaiduEntry(
    Cloud cloud,
    Placing placing,
    Stand stand,
    Faces faces,
    Asking<BaiduEntry> talk,
    @Nullable Outcome<String> outcome)
    implements Attempt, Member<BaiduEntry> {

  /** The end of the names of its routes. */
  static final String FAMILY = "baidu";

  @Override
  public String lane() {
    return cloud.name();
  }

  @Override
  public String family() {
    return FAMILY;
  }

  /** Calls are paced, each interface by itself, and not people. */
  @Override
  public boolean isPaced() {
    return false;
  }

  @Override
  public boolean isOver() {
    return outcome != null;
  }

  /** True while the cloud has to be asked how the person stands there. */
  public boolean isStandingUnknown() {
    return !stand.asked();
  }

  /** True while one of the groups is not known to exist. */
  public boolean isGroupUnknown() {
    return unknownGroup().isPresent();
  }

  /** True while this version does not stand in one of the groups. */
  public boolean isGroupLeft() {
    return groupToPlace().isPresent();
  }

  /** True when the cloud is to measure the photo before it is sent into a group. */
  public boolean isCheckDue() {
    return cloud.check() && !faces.measured() && isGroupLeft() && !isCopyPossible();
  }

  /** True when the next group can have the person from a group where this version stands. */
  public boolean isCopyPossible() {
    return groupToPlace().filter(this::isAbsentFrom).flatMap(this::source).isPresent();
  }

  /** True when the person stands in the next group with something else. */
  public boolean isThereAlready() {
    return groupToPlace().filter(group -> !isAbsentFrom(group)).isPresent();
  }

  /** True while the cloud has not told the faces of a group where this version stands. */
  public boolean isFacesUnknown() {
    return groupToLookInto().isPresent();
  }

  /** True while there is a face beside ours. */
  public boolean isFaceTooMany() {
    return stranger().isPresent();
  }

  Optional<String> unknownGroup() {
    return groups(one -> !stand.knownGroups().contains(one));
  }

  Optional<String> groupToPlace() {
    return groups(one -> !stand.done().contains(one) && !isCurrentIn(one));
  }

  Optional<String> groupToLookInto() {
    return groups(one -> hasVersion(one) && !faces.isTold(one));
  }

  /** Where a copy for that group can come from; nowhere when it was refused one already. */
  Optional<String> source(String group) {
    return stand.uncopied().contains(group)
        ? Optional.empty()
        : groups(one -> !one.equals(group) && isCurrentIn(one));
  }

  /** A group with a face beside ours. */
  Optional<String> stranger() {
    return groups(one -> hasVersion(one) && faces.besideOurs(one).isPresent());
  }

  /** True when this version stands in every group, and nothing else, by the cloud's own words. */
  boolean isCurrent() {
    return stand.asked()
        && cloud.groups().stream().allMatch(this::isCurrentIn)
        && !isFacesUnknown()
        && !isFaceTooMany();
  }

  /** True when a group has the face and, by its own words, nobody of our name: it is another's. */
  boolean isFaceOfAnother() {
    return !stand.taken().isEmpty() && stand.asked() && !isThere();
  }

  private boolean isAbsentFrom(String group) {
    return !stand.infos().containsKey(group);
  }

  private boolean isCurrentIn(String group) {
    return hasVersion(group) && !faces.isDoubtful(group);
  }

  private boolean hasVersion(String group) {
    return info().equals(stand.infos().get(group));
  }

  private Optional<String> groups(Predicate<String> wanted) {
    return cloud.groups().stream().filter(wanted).findFirst();
  }

  String info() {
    return UserInfo.of(placing).text();
  }

  @Override
  public String userId() {
    return UserId.of(number());
  }

  @Override
  public String number() {
    return placing.person().id();
  }

  /** Two numbers may have one name only when that is a digest. */
  @Override
  public boolean isOfAnother(UserInfo kept) {
    return UserId.isDigest(userId()) && kept.isOfAnother(number());
  }

  @Override
  public BaiduEntry with(Stand now) {
    return new BaiduEntry(cloud, placing, now, faces, talk, outcome);
  }

  BaiduEntry with(Faces now) {
    return new BaiduEntry(cloud, placing, stand, now, talk, outcome);
  }

  @Override
  public BaiduEntry with(Asking<BaiduEntry> now) {
    return new BaiduEntry(cloud, placing, stand, faces, now, outcome);
  }

  @Override
  public BaiduEntry giveUp(Outcome<Void> why) {
    return endWith(Talking.unanswered(why));
  }

  @Override
  public BaiduEntry endWith(Outcome<String> end) {
    return new BaiduEntry(cloud, placing, stand, faces, talk, end);
  }

  @Override
  public String toString() {
    return placing.person().id() + " on " + cloud.name();
  }
}
