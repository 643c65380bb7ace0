package dev.muster.directory;

import dev.muster.errand.Wish;

/**
 * Who stands on a directory, a page at a time.
 *
 * @param cursor where the page begins: nothing for the first, then what the last page told
 * @param most people on a page, 1 to 1000; a directory without pages answers everybody at once
 */
public record ListPeople(String target, String cursor, int most) implements Wish<ListPage> {

  public static final String VERB = "list-people";

  @Override
  public String verb() {
    return VERB;
  }
}
