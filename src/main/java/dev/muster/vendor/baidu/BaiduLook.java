package dev.muster.vendor.baidu;

import dev.muster.call.Outcome;
import dev.muster.directory.Cloud;
import dev.muster.recogniser.IdentifiedFace;
import dev.muster.recogniser.Look;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A look at pictures. The steps of {@code routes/cloud/baidu} pass it on.
 *
 * @param searches the groups that are still to be searched, each list with one call
 * @param found the faces that were looked for so far, with whom each search has found
 */
public record BaiduLook<T>(
    Cloud cloud,
    Look<T> wish,
    List<List<String>> searches,
    List<IdentifiedFace> found,
    Asking<BaiduLook<T>> talk,
    @Nullable Outcome<T> outcome)
    implements BaiduErrand<T, BaiduLook<T>> {

  public BaiduLook {
    searches = List.copyOf(searches);
    found = List.copyOf(found);
  }

  static <T> BaiduLook<T> begun(Cloud cloud, Look<T> wish) {
    return new BaiduLook<>(cloud, wish, List.of(cloud.groups()), List.of(), Asking.nothing(), null);
  }

  /** True while there are groups that were not searched. */
  public boolean isSearchLeft() {
    return !searches.isEmpty() && !isOver();
  }

  /** The next search is done. */
  BaiduLook<T> searched(List<IdentifiedFace> more) {
    List<IdentifiedFace> all = new ArrayList<>(found);
    all.addAll(more);
    return new BaiduLook<>(cloud, wish, searches.subList(1, searches.size()), all, talk, outcome);
  }

  /** One of several groups does not exist: each is searched by itself. */
  BaiduLook<T> apart() {
    List<List<String>> each = searches.get(0).stream().map(List::of).toList();
    return new BaiduLook<>(cloud, wish, each, found, talk, outcome);
  }

  @Override
  public BaiduLook<T> with(Asking<BaiduLook<T>> now) {
    return new BaiduLook<>(cloud, wish, searches, found, now, outcome);
  }

  @Override
  public BaiduLook<T> endWith(Outcome<T> end) {
    return new BaiduLook<>(cloud, wish, searches, found, talk, end);
  }

  /** Without the pictures. */
  @Override
  public String toString() {
    return wish.verb() + " on " + cloud.name();
  }
}
