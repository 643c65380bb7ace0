package dev.muster.vendor.sophon;

import dev.muster.box.Box;
import dev.muster.call.Outcome;
import dev.muster.directory.ListPage;
import dev.muster.directory.ListPeople;
import dev.muster.errand.Errand;
import org.jspecify.annotations.Nullable;

/**
 * A page of the people on a box, on its way.
 *
 * @param window which page is read
 * @param outcome set when the box has answered
 */
public record BoxList(
    Box box, ListPeople wish, ListWindow window, @Nullable Outcome<ListPage> outcome)
    implements Errand<ListPage> {

  @Override
  public String family() {
    return Registration.FAMILY;
  }

  /** The generation of the box's API: which of the vendor's steps are taken. */
  public String api() {
    return box.api();
  }

  /** True while the page was not read; one that was too large is read again in smaller ones. */
  public boolean isUnread() {
    return !isOver();
  }

  BoxList with(ListWindow now) {
    return new BoxList(box, wish, now, outcome);
  }

  BoxList endWith(Outcome<ListPage> end) {
    return new BoxList(box, wish, window, end);
  }
}
