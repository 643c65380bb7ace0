package dev.muster.sync;

import java.util.Locale;

/** What a list tells of a person, and a source may be the truth of. */
public enum Field {
  NAME,
  TYPE,
  GROUPS,
  VALIDITY,
  EXTRA,
  PHOTO,
  /** Whatever a directory received: its list tells only that it is not the same. */
  VERSION;

  /** The lower-case word of the interfaces. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
