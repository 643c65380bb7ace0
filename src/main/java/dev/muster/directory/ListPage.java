package dev.muster.directory;

import java.util.List;

/**
 * A page of the people on a directory. Whoever reads on learns of everybody who stays, once or
 * several times; somebody who comes or goes meanwhile may be told or not.
 *
 * @param next where the next page begins; empty when this was the last one
 * @param total how many stand there in all, as the directory said with this page; {@link #UNTOLD}
 *     when it does not tell. Whoever has read all pages and knows fewer was not told everybody
 */
public record ListPage(List<ListedPerson> people, String next, long total) {

  /** The total of a directory that does not tell how many stand there. */
  public static final long UNTOLD = -1;

  public ListPage {
    people = List.copyOf(people);
  }

  /** A page of a directory that does not tell how many stand there. */
  public ListPage(List<ListedPerson> people, String next) {
    this(people, next, UNTOLD);
  }

  public boolean isLast() {
    return next.isEmpty();
  }
}
