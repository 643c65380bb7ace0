package dev.muster.directory;

import dev.muster.errand.Wish;

/**
 * The photo with which somebody is enrolled on a directory, as the directory has it: perhaps
 * smaller than the one it was sent, and the first when there are several. Refused with {@code
 * NO_PHOTO_THERE} when the directory says that there is nobody of that name, or no photo. Nothing
 * is kept of it.
 *
 * @param key the name that the directory has for the person, as {@link ListedPerson#key()} told
 */
public record FetchPhoto(String target, String key) implements Wish<EnrolledPhoto> {

  public static final String VERB = "fetch-photo";

  /**
   * @throws IllegalArgumentException with one sentence for a key that no list can have told
   */
  public FetchPhoto {
    ListedPerson.checkKey(key);
  }

  @Override
  public String verb() {
    return VERB;
  }
}
