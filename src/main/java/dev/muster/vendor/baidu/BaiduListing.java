package dev.muster.vendor.baidu;

import dev.muster.call.Outcome;
import dev.muster.directory.Cloud;
import dev.muster.directory.ListPage;
import dev.muster.directory.ListPeople;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list of the people on a cloud that is being made. The steps of {@code routes/cloud/baidu} pass
 * it on.
 *
 * @param groups those that are still to be read
 * @param page how far the first of them has been read
 * @param roll whoever stands there, with their groups, by name
 * @param wanted the names of the page that was asked for; null before everybody is known
 * @param numbers the person numbers of those whose name does not hold it
 */
public record BaiduListing(
    Cloud cloud,
    ListPeople wish,
    List<String> groups,
    Paging page,
    Roll roll,
    @Nullable List<String> wanted,
    Map<String, String> numbers,
    Asking<BaiduListing> talk,
    @Nullable Outcome<ListPage> outcome)
    implements BaiduErrand<ListPage, BaiduListing> {

  public BaiduListing {
    groups = List.copyOf(groups);
    numbers = Map.copyOf(numbers);
  }

  /**
   * @param known whoever stands there, when that was read a short time ago
   */
  static BaiduListing begun(Cloud cloud, ListPeople wish, @Nullable Roll known) {
    return new BaiduListing(
        cloud,
        wish,
        known == null ? cloud.groups() : List.of(),
        Paging.NOTHING,
        known == null ? Roll.EMPTY : known,
        null,
        Map.of(),
        Asking.nothing(),
        null);
  }

  /** True while the people of a group are not all known. */
  public boolean isPageLeft() {
    return !groups.isEmpty() && !isOver();
  }

  /** True while the number of somebody on the page is not known. */
  public boolean isNumberLeft() {
    return !isOver() && nameless() != null;
  }

  /** Somebody on the page whose name does not hold the number, and who was not asked for. */
  @Nullable String nameless() {
    return wanted == null
        ? null
        : wanted.stream()
            .filter(name -> UserId.isDigest(name) && !numbers.containsKey(name))
            .findFirst()
            .orElse(null);
  }

  BaiduListing read(Paging next) {
    if (!next.over()) {
      return with(groups, next, roll);
    }
    return with(
        groups.subList(1, groups.size()), Paging.NOTHING, roll.with(groups.get(0), next.found()));
  }

  private BaiduListing with(List<String> left, Paging next, Roll known) {
    return new BaiduListing(cloud, wish, left, next, known, wanted, numbers, talk, outcome);
  }

  BaiduListing wanting(List<String> names) {
    return new BaiduListing(cloud, wish, groups, page, roll, names, numbers, talk, outcome);
  }

  BaiduListing knowing(String name, String number) {
    Map<String, String> more = new HashMap<>(numbers);
    more.put(name, number);
    return new BaiduListing(cloud, wish, groups, page, roll, wanted, more, talk, outcome);
  }

  @Override
  public BaiduListing with(Asking<BaiduListing> now) {
    return new BaiduListing(cloud, wish, groups, page, roll, wanted, numbers, now, outcome);
  }

  @Override
  public BaiduListing endWith(Outcome<ListPage> end) {
    return new BaiduListing(cloud, wish, groups, page, roll, wanted, numbers, talk, end);
  }

  @Override
  public String toString() {
    return wish.verb() + " on " + cloud.name();
  }
}
