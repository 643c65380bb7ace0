package dev.muster.directory;

import dev.muster.errand.Wish;

/**
 * Removes a group with everybody in it, when so many people stand there; answers how many there
 * are, and nothing is removed when that is another number.
 *
 * @param group no group of the configuration
 * @param people how many whoever asks believes to remove
 */
public record DeleteGroup(String target, String group, int people) implements Wish<DeletedGroup> {

  public static final String VERB = "delete-group";

  @Override
  public String verb() {
    return VERB;
  }
}
