package dev.muster.errand;

import java.util.Collection;
import java.util.Set;

/** Where errands to the directories and recognisers of one family begin. */
public interface ErrandStart {

  /** The family: the end of the names of its routes. */
  String family();

  /** What can be asked of the family: the beginnings of the names of its routes. */
  Set<String> verbs();

  /** What can be asked of this one; less than of the family when its configuration is so. */
  default Set<String> verbs(String target) {
    return verbs();
  }

  /** The names of those of the configuration that belong to the family. */
  Collection<String> targets();

  /**
   * Begins with what is known already. Asks nobody.
   *
   * @param wish of a target of this family and one of its verbs
   */
  Errand<?> begin(Wish<?> wish);
}
