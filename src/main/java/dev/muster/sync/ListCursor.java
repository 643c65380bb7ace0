package dev.muster.sync;

import dev.muster.directory.ListPage;
import dev.muster.directory.ListPeople;
import java.util.HashSet;
import java.util.Set;

/** Where the reading of the list of a directory stands, page after page. */
final class ListCursor {

  /** People at a time: as many pages of a directory as it may be asked for at once. */
  private static final int PAGE = 4096;

  private static final int MOST_PAGES = 200_000;

  private final String target;
  private final Set<String> cursors = new HashSet<>();
  private String cursor = "";
  private boolean over;

  ListCursor(String target) {
    this.target = target;
  }

  /** What is asked next. */
  ListPeople wish() {
    return new ListPeople(target, cursor, PAGE);
  }

  /** True when there is nothing more to ask. */
  boolean isOver() {
    return over;
  }

  /** Nothing more is asked. */
  void stop() {
    over = true;
  }

  /**
   * Goes on by what a page tells.
   *
   * @param listed people whom the list has named, with those of this page
   * @return what is wrong with the list; empty when nothing is
   */
  String turn(ListPage page, long listed) {
    cursor = page.next();
    over = page.isLast();
    if (over && page.total() > listed) {
      return "its list names %d people and says that there are %d".formatted(listed, page.total());
    }
    if (!over && (!cursors.add(cursor) || cursors.size() > MOST_PAGES)) {
      return "its list has no end: the page " + cursor + " came twice";
    }
    return "";
  }
}
