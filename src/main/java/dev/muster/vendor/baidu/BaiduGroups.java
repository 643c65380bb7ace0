package dev.muster.vendor.baidu;

import dev.muster.call.Outcome;
import dev.muster.directory.Cloud;
import dev.muster.errand.Wish;
import org.jspecify.annotations.Nullable;

/**
 * Work on the groups of a cloud as a whole. The steps of {@code routes/cloud/baidu} pass it on.
 *
 * @param page how far the list has been read: groups, or the people of one
 * @param people how many stand in the group that is to go; null before they were counted
 */
public record BaiduGroups<T>(
    Cloud cloud,
    Wish<T> wish,
    Paging page,
    @Nullable Integer people,
    Asking<BaiduGroups<T>> talk,
    @Nullable Outcome<T> outcome)
    implements BaiduErrand<T, BaiduGroups<T>> {

  static <T> BaiduGroups<T> begun(Cloud cloud, Wish<T> wish) {
    return new BaiduGroups<>(cloud, wish, Paging.NOTHING, null, Asking.nothing(), null);
  }

  /** True while the list is not read to its end. */
  public boolean isPageLeft() {
    return !page.over() && !isOver();
  }

  BaiduGroups<T> read(Paging next) {
    return new BaiduGroups<>(cloud, wish, next, people, talk, outcome);
  }

  /** So many are in it; the next list begins. */
  BaiduGroups<T> counted(int found) {
    return new BaiduGroups<>(cloud, wish, Paging.NOTHING, found, talk, outcome);
  }

  @Override
  public BaiduGroups<T> with(Asking<BaiduGroups<T>> now) {
    return new BaiduGroups<>(cloud, wish, page, people, now, outcome);
  }

  @Override
  public BaiduGroups<T> endWith(Outcome<T> end) {
    return new BaiduGroups<>(cloud, wish, page, people, talk, end);
  }

  @Override
  public String toString() {
    return wish.verb() + " on " + cloud.name();
  }
}
