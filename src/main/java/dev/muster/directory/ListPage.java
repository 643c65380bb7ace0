package dev.muster.directory;

import java.util.List;

/**
 * A page of the people on a directory.
 *
 * @param next where the next page begins; empty when this was the last one
 */
public record ListPage(List<ListedPerson> people, String next) {

  public ListPage {
    people = List.copyOf(people);
  }

  public boolean isLast() {
    return next.isEmpty();
  }
}
