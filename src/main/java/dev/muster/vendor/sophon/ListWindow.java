package dev.muster.vendor.sophon;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in the list of a box the next page lies. Boxes number their pages, so the window moves by
 * itself when somebody is added or removed meanwhile: people may then be told twice, and when there
 * have become fewer the reading goes back by as many pages, so that nobody who stayed is left out.
 * Source: contracts/sophon.md §7.10.
 *
 * @param page from 0
 * @param rows people on a page
 * @param total how many there were in all when the page before was read; -1 before the first page
 *     and when the box does not tell
 * @param mark of the page before; 0 before the first page. A box that knows no pages sends the same
 *     one again and again
 */
record ListWindow(int page, int rows, int total, int mark) {

  private static final Pattern FORM =
      Pattern.compile("(\\d{1,6})-(\\d{1,4})-(-1|\\d{1,9})-(-?\\d{1,10})");

  static ListWindow first(int rows) {
    return new ListWindow(0, rows, -1, 0);
  }

  /**
   * @param cursor what an earlier page told, or nothing
   * @throws IllegalArgumentException with one sentence when it is no cursor of a box
   */
  static ListWindow of(String cursor, int rows) {
    if (cursor.isEmpty()) {
      return first(rows);
    }
    Matcher form = FORM.matcher(cursor);
    if (!form.matches() || Integer.parseInt(form.group(2)) == 0) {
      throw new IllegalArgumentException(
          "the cursor \"%s\" is none; allowed is nothing, or what the page before told"
              .formatted(cursor.length() > 60 ? cursor.substring(0, 60) + "…" : cursor));
    }
    return new ListWindow(
        Integer.parseInt(form.group(1)),
        Integer.parseInt(form.group(2)),
        Integer.parseInt(form.group(3)),
        (int) Long.parseLong(form.group(4)));
  }

  boolean canBeSmaller() {
    return rows > 1;
  }

  /** The same place in the list, with a quarter of the people on a page. */
  ListWindow smaller() {
    int fewer = Math.max(1, rows / 4);
    return new ListWindow(page * (rows / fewer), fewer, total, mark);
  }

  /**
   * The cursor of the page that follows; empty when this was the last one.
   *
   * @param told how many people this page has
   * @param limit the people on a page as the box understood it; 0 when it does not tell
   * @param now how many there are in all; -1 when the box does not tell
   * @param newMark of this page
   */
  String after(int told, int limit, int now, int newMark) {
    int each = limit > 0 && limit < rows ? limit : rows;
    if (total >= 0 && now >= 0 && now < total && page > 0) {
      int back = (total - now + each - 1) / each;
      return cursor(Math.max(0, page - back), now, 0);
    }
    boolean last = now >= 0 ? page * (long) each + told >= now : told < each || newMark == mark;
    return last || told == 0 ? "" : cursor(page + 1, now, newMark);
  }

  private String cursor(int next, int now, int newMark) {
    return "%d-%d-%d-%d".formatted(next, rows, now, newMark);
  }
}
