package dev.muster.vendor.baidu;

import dev.muster.call.Outcome;
import dev.muster.directory.Cloud;
import dev.muster.enrol.ledger.Attempt;
import dev.muster.enrol.ledger.Placing;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One person on the way to one Baidu face library, or away from it. The steps of {@code
 * routes/cloud/baidu} pass it on.
 *
 * @param stand what the cloud has told of the person
 * @param talk the question that is being asked
 * @param outcome set when the dialogue is over
 */
public record BaiduEntry(
    Cloud cloud, Placing placing, Stand stand, Asking talk, @Nullable Outcome<String> outcome)
    implements Attempt {

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

  @Override
  public boolean isPaced() {
    return cloud.rate() > 0 && !isOver();
  }

  /** True while a question has no answer yet. */
  public boolean isAsking() {
    return talk.question() != null && !isOver();
  }

  /** True when this attempt is the one that has to fetch the token. */
  public boolean isFetching() {
    return talk.fetching() && !isOver();
  }

  /** True when the cloud was asked too often and has to be left alone for a moment. */
  public boolean isHeld() {
    return talk.delay() > 0;
  }

  /** For how long it is left alone, in milliseconds. */
  public long getDelay() {
    return talk.delay();
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

  /** True while the person was not removed from one of the groups. */
  public boolean isGroupToLeave() {
    return groupToLeave().isPresent();
  }

  Optional<String> unknownGroup() {
    return cloud.groups().stream().filter(one -> !stand.knownGroups().contains(one)).findFirst();
  }

  Optional<String> groupToPlace() {
    return cloud.groups().stream()
        .filter(one -> !stand.done().contains(one) && !isCurrentIn(one))
        .findFirst();
  }

  Optional<String> groupToLeave() {
    return cloud.groups().stream().filter(one -> !stand.done().contains(one)).findFirst();
  }

  /** True when this version stands in every group, by the cloud's own words. */
  boolean isCurrent() {
    return stand.asked() && cloud.groups().stream().allMatch(this::isCurrentIn);
  }

  /** True when the cloud has somebody of that name in one of the groups. */
  boolean isThere() {
    return cloud.groups().stream().anyMatch(stand.infos()::containsKey);
  }

  private boolean isCurrentIn(String group) {
    return UserInfo.of(placing).text().equals(stand.infos().get(group));
  }

  String userId() {
    return UserId.of(placing.person().id());
  }

  BaiduEntry with(Stand now) {
    return new BaiduEntry(cloud, placing, now, talk, outcome);
  }

  BaiduEntry with(Asking now) {
    return new BaiduEntry(cloud, placing, stand, now, outcome);
  }

  BaiduEntry ask(Question question) {
    return with(talk.about(question));
  }

  BaiduEntry endWith(Outcome<String> end) {
    return new BaiduEntry(cloud, placing, stand, talk, end);
  }

  @Override
  public String toString() {
    return placing.person().id() + " on " + cloud.name();
  }
}
