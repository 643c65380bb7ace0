package dev.muster.directory;

import dev.muster.errand.Wish;
import java.util.List;

/** Which groups there are on a directory, those that nobody of us has made included. */
public record ListGroups(String target) implements Wish<List<String>> {

  public static final String VERB = "list-groups";

  @Override
  public String verb() {
    return VERB;
  }
}
