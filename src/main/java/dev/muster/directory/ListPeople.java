package dev.muster.directory;

import dev.muster.errand.Wish;

/**
 * Who stands on a directory, some at a time.
 *
 * @param cursor where the page begins: nothing for the first, then what the last page told
 * @param most people at a time, 1 to 5000: one page of the directory or several of them, never more
 *     than a page has; a directory without pages answers everybody at once
 */
public record ListPeople(String target, String cursor, int most) implements Wish<ListPage> {

  public static final String VERB = "list-people";

  @Override
  public String verb() {
    return VERB;
  }
}
