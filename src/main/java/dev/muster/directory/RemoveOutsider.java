package dev.muster.directory;

import dev.muster.errand.Wish;

/**
 * Removes somebody who is not of the roster from a directory, whoever enrolled them there. Answered
 * when the directory itself has shown that they are gone, in its words; somebody who was not there
 * is gone as well. It may be repeated: nothing is kept of it, neither here nor in the ledger.
 *
 * @param key the name that the directory has for them, as {@link ListedPerson#key()} told
 */
public record RemoveOutsider(String target, String key) implements Wish<String> {

  public static final String VERB = "remove-outsider";

  /**
   * @throws IllegalArgumentException with one sentence for a key that no list can have told
   */
  public RemoveOutsider {
    ListedPerson.checkKey(key);
  }

  @Override
  public String verb() {
    return VERB;
  }
}
