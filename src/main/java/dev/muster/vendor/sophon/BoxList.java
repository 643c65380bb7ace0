package dev.muster.vendor.sophon;

import dev.muster.box.Box;
import dev.muster.call.Outcome;
import dev.muster.directory.ListPage;
import dev.muster.directory.ListPeople;
import dev.muster.errand.Errand;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Some of the people on a box, on their way: one page of the box, or several that are asked for at
 * once.
 *
 * @param window which pages are read
 * @param groups the names of its permission groups, as far as they are known, by their ids
 * @param outcome set when the box has answered
 */
public record BoxList(
    Box box,
    ListPeople wish,
    ListWindow window,
    Map<String, String> groups,
    @Nullable Outcome<ListPage> outcome)
    implements Errand<ListPage> {

  /** More would only wait for each other inside the box. */
  private static final int AT_ONCE = 8;

  @Override
  public String family() {
    return Registration.FAMILY;
  }

  /** The generation of the box's API: which of the vendor's steps are taken. */
  public String api() {
    return box.api();
  }

  /** True while the pages were not read; what was too large or too little is read again. */
  public boolean isUnread() {
    return !isOver();
  }

  /** The pages to ask for. */
  public List<BoxPage> getPages() {
    int most = Math.min(Math.min(AT_ONCE, box.concurrency()), wish.most() / window.rows());
    return IntStream.range(0, window.pages(Math.max(1, most)))
        .mapToObj(one -> new BoxPage(this, window.page() + one, false, null))
        .toList();
  }

  BoxList with(ListWindow now) {
    return new BoxList(box, wish, now, groups, outcome);
  }

  BoxList endWith(Outcome<ListPage> end) {
    return new BoxList(box, wish, window, groups, end);
  }
}
