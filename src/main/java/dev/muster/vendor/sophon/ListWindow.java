package dev.muster.vendor.sophon;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in the list of a box the next pages lie. Boxes number their pages, so what is on a page
 * moves when somebody is added or removed meanwhile: people may then be told twice, and when there
 * have become fewer the reading goes back by as many pages, so that nobody who stayed is left out.
 * Source: contracts/sophon.md §7.10.
 *
 * @param page from 0
 * @param rows people on a page
 * @param total how many there were in all when the pages before were read; -1 before the first page
 *     and when the box does not tell
 * @param mark of the page before; 0 before the first page. A box that knows no pages sends the same
 *     one again and again
 * @param turns how often the reading has not come forward
 * @param again whether these pages are read a second time since they had too few people
 */
record ListWindow(int page, int rows, int total, int mark, int turns, boolean again) {

  /** So many people on a page no box is known to refuse. */
  static final int SURE = 100;

  /** A list that has not come forward so often has no end. */
  static final int MOST_TURNS = 30;

  static final int LAST_PAGE = 999_999;

  private static final Pattern FORM =
      Pattern.compile("(\\d{1,6})-([1-9]\\d{0,3})-(-1|\\d{1,9})-(-?\\d{1,10})-(\\d{1,2})");

  static ListWindow first(int rows) {
    return new ListWindow(0, rows, -1, 0, 0, false);
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
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "the cursor \"%s\" is none; allowed is nothing, or what the page before told"
              .formatted(cursor.length() > 60 ? cursor.substring(0, 60) + "…" : cursor));
    }
    return new ListWindow(
        Integer.parseInt(form.group(1)),
        Integer.parseInt(form.group(2)),
        Integer.parseInt(form.group(3)),
        (int) Long.parseLong(form.group(4)),
        Integer.parseInt(form.group(5)),
        false);
  }

  String cursor() {
    return "%d-%d-%d-%d-%d".formatted(page, rows, total, mark, turns);
  }

  /** How many pages may be asked for at once: those that are known to be there, so many at most. */
  int pages(int most) {
    long left = total < 0 ? 1 : ((long) total + rows - 1) / rows - page;
    return (int) Math.max(1, Math.min(most, left));
  }

  boolean canBeSmaller() {
    return rows > 1;
  }

  /** The same place in the list, with a quarter of the people on a page. */
  ListWindow smaller() {
    return inPagesOf(Math.max(1, rows / 4));
  }

  boolean mayBeRefused() {
    return rows > SURE;
  }

  /** The same place in the list, with no more people on a page than any box gives. */
  ListWindow sure() {
    return inPagesOf(SURE);
  }

  /** Begins where the page began or before; somebody may be told twice. */
  private ListWindow inPagesOf(int fewer) {
    return new ListWindow(page * (rows / fewer), fewer, total, mark, turns, again);
  }

  /** The same pages once more. */
  ListWindow secondTime() {
    return new ListWindow(page, rows, total, mark, turns, true);
  }

  /** The pages that follow so many. */
  ListWindow onwards(int pages, int now, int newMark) {
    return new ListWindow(page + pages, rows, now, newMark, turns, false);
  }

  /** There are no more than so many on a page of this box. */
  ListWindow narrower(int fewer) {
    return new ListWindow(page, fewer, total, mark, turns, false);
  }

  /** So many have left: what has moved into the pages before is read again. */
  ListWindow back(int gone, int now) {
    int pages = (gone + rows - 1) / rows;
    return new ListWindow(Math.max(0, page - pages), rows, now, 0, turns + 1, false);
  }

  /** It has not come forward. */
  ListWindow turned() {
    return new ListWindow(page, rows, total, mark, turns + 1, false);
  }

  boolean isEndless() {
    return turns > MOST_TURNS || page > LAST_PAGE;
  }
}
