package dev.muster.vendor.baidu;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A list of the service that is read a page at a time, without a total and without a cursor: it
 * ends with a page that is not full. Each page begins with the last name of the one before; when it
 * does not, the list has changed meanwhile and is read once more from its beginning, twice at most.
 * Whatever came up once is found, once. Source: contracts/baidu.md §4.5.16.
 *
 * @param found in the order in which it came up
 * @param last the name that the next page has to begin with; empty for a first page
 * @param begun how often it was begun
 * @param pages how many pages were read
 */
record Paging(Set<String> found, int start, String last, int begun, int pages, boolean over) {

  static final Paging NOTHING = new Paging(Set.of(), 0, "", 1, 0, false);

  private static final int MOST_BEGUN = 3;

  /** A list without an end is one of a server that pays no heed to the beginning of a page. */
  static final int MOST_PAGES = 1000;

  Paging {
    found = new LinkedHashSet<>(found);
  }

  /** With the next page, of so many names at most. */
  Paging told(Collection<String> names, int length) {
    List<String> page = List.copyOf(names);
    Set<String> more = new LinkedHashSet<>(found);
    more.addAll(page);
    boolean moved = !last.isEmpty() && (page.isEmpty() || !page.get(0).equals(last));
    if (moved && begun < MOST_BEGUN) {
      return new Paging(more, 0, "", begun + 1, pages + 1, false);
    }
    boolean full = page.size() >= length;
    return new Paging(
        more,
        full ? start + page.size() - 1 : start,
        full ? page.get(page.size() - 1) : "",
        begun,
        pages + 1,
        !full);
  }

  /** There is no such list. */
  Paging none() {
    return new Paging(found, start, last, begun, pages, true);
  }

  boolean isEndless() {
    return pages >= MOST_PAGES && !over;
  }
}
