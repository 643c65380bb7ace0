package dev.muster.event.source;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * How far a window has been read page by page. A single answer that holds the whole window is a
 * snapshot. Several pages are not: rows move while they are read. They are read again from the
 * first until a whole pass has shown nothing new, and either as many as the box counts or an empty
 * page at its end.
 *
 * @param page the next page, from 0
 * @param counted rows of this pass so far
 * @param seen ids of all passes
 * @param fresh whether this pass has shown something new
 * @param asked pages that were read, all in all
 * @param passes passes that were read to their end
 * @param whole whether everything has been seen
 */
record Paging(
    int page, int counted, Set<String> seen, boolean fresh, int asked, int passes, boolean whole) {

  /** The box told no number of rows. */
  static final int UNTOLD = -1;

  private static final int MOST_PAGES = 2000;
  private static final int MOST_PASSES = 20;

  Paging {
    seen = Set.copyOf(seen);
  }

  static Paging begin() {
    return new Paging(0, 0, Set.of(), false, 0, 0, false);
  }

  /**
   * After a page.
   *
   * @param total as the box counts, or {@link #UNTOLD}
   */
  Paging read(Collection<String> ids, int total) {
    Set<String> all = new HashSet<>(seen);
    boolean news = all.addAll(ids);
    int rows = counted + ids.size();
    boolean end = ids.isEmpty() || (total == UNTOLD ? !news : rows >= total);
    if (!end) {
      return new Paging(page + 1, rows, all, fresh || news, asked + 1, passes, false);
    }
    boolean snapshot = page == 0 && (ids.isEmpty() || total != UNTOLD);
    boolean settled = passes > 0 && !fresh && !news && (ids.isEmpty() || all.size() >= total);
    boolean done = snapshot && all.size() >= Math.max(total, ids.size()) || settled;
    return new Paging(0, 0, all, false, asked + 1, passes + 1, done);
  }

  /** True for a box that never shows all that it counts. */
  boolean isHopeless() {
    return !whole && (asked >= MOST_PAGES || passes >= MOST_PASSES);
  }
}
