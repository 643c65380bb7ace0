package dev.muster.vendor.baidu;

import dev.muster.call.Outcome;
import dev.muster.directory.Cloud;
import dev.muster.recogniser.IdentifiedFace;
import dev.muster.recogniser.Look;
import dev.muster.recogniser.Place;
import dev.muster.recogniser.SentPicture;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A look at pictures. The steps of {@code routes/cloud/baidu} pass it on.
 *
 * @param pictures those of the wish as the service is sent them, in their order
 * @param searches the groups that are still to be searched, each list with one call
 * @param found the faces that were looked for so far, with whom each search has found
 */
public record BaiduLook<T>(
    Cloud cloud,
    Look<T> wish,
    List<SentPicture> pictures,
    List<List<String>> searches,
    List<IdentifiedFace> found,
    Asking<BaiduLook<T>> talk,
    @Nullable Outcome<T> outcome)
    implements BaiduErrand<T, BaiduLook<T>> {

  public BaiduLook {
    pictures = List.copyOf(pictures);
    searches = List.copyOf(searches);
    found = List.copyOf(found);
  }

  static <T> BaiduLook<T> begun(Cloud cloud, Look<T> wish, List<SentPicture> pictures) {
    return new BaiduLook<>(
        cloud, wish, pictures, List.of(cloud.groups()), List.of(), Asking.nothing(), null);
  }

  /** A picture of the wish as it is sent. */
  byte[] sent(int which) {
    return pictures.get(which).jpeg();
  }

  /** A place in the first picture as it was sent, as the same place in that of the wish. */
  Place place(Place seen) {
    return pictures
        .get(0)
        .place(seen.left(), seen.top(), seen.left() + seen.width(), seen.top() + seen.height());
  }

  /** True while there are groups that were not searched. */
  public boolean isSearchLeft() {
    return !searches.isEmpty() && !isOver();
  }

  /** The next search is done. */
  BaiduLook<T> searched(List<IdentifiedFace> more) {
    List<IdentifiedFace> all = new ArrayList<>(found);
    all.addAll(more);
    return new BaiduLook<>(
        cloud, wish, pictures, searches.subList(1, searches.size()), all, talk, outcome);
  }

  /** One of several groups does not exist: each is searched by itself. */
  BaiduLook<T> apart() {
    List<List<String>> each = searches.get(0).stream().map(List::of).toList();
    return new BaiduLook<>(cloud, wish, pictures, each, found, talk, outcome);
  }

  @Override
  public BaiduLook<T> with(Asking<BaiduLook<T>> now) {
    return new BaiduLook<>(cloud, wish, pictures, searches, found, now, outcome);
  }

  @Override
  public BaiduLook<T> endWith(Outcome<T> end) {
    return new BaiduLook<>(cloud, wish, pictures, searches, found, talk, end);
  }

  /** Without the pictures. */
  @Override
  public String toString() {
    return wish.verb() + " on " + cloud.name();
  }
}
