package dev.muster.roster;

/** What kind of person a box treats somebody as. Source: contracts/sophon.md §7.5. */
public enum PersonType {
  EMPLOYEE,
  VISITOR,
  BLACKLIST,
  STRANGER,
  VIP;

  /** The lower-case word used on the wire, in files and on pages. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
