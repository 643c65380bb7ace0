package dev.muster.vendor.baidu;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A list of the service that is read a page at a time, without a total and without a cursor. Each
 * page begins with the last name of the one before; when it does not, the list has changed
 * meanwhile and is read once more from its beginning, twice at most. A page that is not full proves
 * nothing: the list ends when nothing follows its last name, and an empty one is asked for twice.
 * Whatever came up once is found, once. Source: contracts/baidu.md §4.5.16.
 *
 * @param found in the order in which it came up
 * @param last the name that the next page has to begin with; empty for a first page
 * @param begun how often it was begun
 * @param pages how many pages were read
 * @param mark of the last page
 * @param stuck whether the service sends the same page again and again
 */
record Paging(
    Set<String> found,
    int start,
    String last,
    int begun,
    int pages,
    int mark,
    boolean over,
    boolean stuck) {

  static final Paging NOTHING = new Paging(Set.of(), 0, "", 1, 0, 0, false, false);

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
      return new Paging(more, 0, "", begun + 1, pages + 1, page.hashCode(), false, false);
    }
    boolean full = page.size() >= length;
    boolean first = pages == 0 && page.isEmpty();
    boolean alone = page.size() == 1 && page.get(0).equals(last);
    boolean end = page.isEmpty() || alone || moved && !full;
    return new Paging(
        more,
        start + Math.max(0, page.size() - 1),
        page.isEmpty() ? "" : page.get(page.size() - 1),
        begun,
        pages + 1,
        page.hashCode(),
        end && !first,
        moved && full && page.hashCode() == mark);
  }

  /** There is no such list. */
  Paging none() {
    return new Paging(found, start, last, begun, pages, mark, true, false);
  }

  boolean isEndless() {
    return stuck || pages >= MOST_PAGES && !over;
  }
}
