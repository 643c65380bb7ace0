package dev.muster.sync.source;

/**
 * A source on its way through the route that reads it: {@code direct:read-source-<kind>}. The route
 * leaves one that {@link #isOver}; the list was taken to its end then, or {@link ListReader#failed}
 * was called.
 *
 * @param sync whose source it is
 * @param cursor where the page to read next begins; empty for the first
 * @param tries how often that page was asked for in vain
 * @param pause how long to wait before it is asked for, in milliseconds
 * @param over nothing is left to read
 */
public record Reading(
    String sync,
    ListSource source,
    ListReader reader,
    String cursor,
    int tries,
    long pause,
    Course course,
    boolean over) {

  /** A page is asked for so often until the reading is given up. */
  private static final int TRIES = 3;

  private static final long LONGEST_PAUSE = 60_000;

  /** Nothing was asked yet. */
  public static Reading of(String sync, ListSource source, ListReader reader) {
    return new Reading(sync, source, reader, "", 0, 0, new Course(source.headings()), false);
  }

  /** The word of the route that reads it. */
  public String kind() {
    return source.kind().word();
  }

  /** Whose calls these are: the source's own. */
  public String lane() {
    return ListSource.lane(sync);
  }

  public boolean isPageToRead() {
    return !over;
  }

  public boolean isOver() {
    return over;
  }

  Reading ended() {
    return new Reading(sync, source, reader, cursor, 0, 0, course, true);
  }

  /** Ended by something that is in the way. */
  Reading failed(String why) {
    reader.failed(why);
    return ended();
  }

  /** The same page once more, after a pause; given up when that was tried before. */
  Reading again(String why, long atLeast) {
    if (tries + 1 >= TRIES) {
      return failed(why);
    }
    long wait = Math.min(LONGEST_PAUSE, Math.max(atLeast, 500L << tries));
    return new Reading(sync, source, reader, cursor, tries + 1, wait, course, false);
  }

  /**
   * On to the next page.
   *
   * @param following where it begins; empty when there is none
   * @param content tells the people of this page from those of another; empty for none
   */
  Reading next(String following, String content) {
    if (course.repeats(content)) {
      return failed("page %d of the source is the same as the one before".formatted(pages()));
    }
    if (following.isEmpty()) {
      return ended();
    }
    if (!course.begin(following)) {
      return failed("after page %d the source names a page that came before".formatted(pages()));
    }
    return course.isTooLong()
        ? failed("the source goes on after %d pages".formatted(pages() - 1))
        : new Reading(sync, source, reader, following, 0, 0, course, false);
  }

  private int pages() {
    return course.pages();
  }

  /** Never what the source is asked with. */
  @Override
  public String toString() {
    return "the source of " + sync;
  }
}
