package dev.muster.vendor.sophon;

import dev.muster.call.Outcome;
import dev.muster.directory.ListedPerson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One numbered page of a list, asked for together with others.
 *
 * @param list what it is a page of
 * @param tooLarge whether it came and was too large to be read
 * @param outcome what is on it; null before it was asked for
 */
public record BoxPage(BoxList list, int page, boolean tooLarge, @Nullable Outcome<Told> outcome) {

  /**
   * What a page tells.
   *
   * @param rows how many people it has, those without a number included
   * @param limit people on a page as the box understood it; 0 when it does not tell
   * @param total how many there are in all; -1 when the box does not tell
   */
  record Told(List<ListedPerson> people, int rows, int limit, int total) {

    /** Another number for another page. */
    int mark() {
      int mark = 1;
      for (ListedPerson one : people) {
        mark = 31 * mark + one.key().hashCode();
      }
      return mark;
    }
  }

  /** The name of the box, which is also the name of its lane. */
  public String lane() {
    return list.lane();
  }

  /** The generation of the box's API: which of the vendor's steps are taken. */
  public String api() {
    return list.api();
  }

  /** True when the box does not give such a page. */
  boolean isRefused() {
    return outcome instanceof Outcome.Refused;
  }

  BoxPage endWith(Outcome<Told> end) {
    return new BoxPage(list, page, false, end);
  }

  BoxPage tooLargeToRead(Outcome<Told> end) {
    return new BoxPage(list, page, true, end);
  }

  /** Without people. */
  @Override
  public String toString() {
    return "page " + page + " of the people on " + lane();
  }
}
