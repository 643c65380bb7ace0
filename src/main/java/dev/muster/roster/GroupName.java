package dev.muster.roster;

/** What may be the name of a permission group. Source: contracts/sophon.md §4.1.1 (no comma). */
public final class GroupName {

  private static final int LONGEST = 60;

  private GroupName() {}

  public static boolean usable(String name) {
    return !name.isBlank()
        && name.codePointCount(0, name.length()) <= LONGEST
        && name.indexOf(',') < 0
        && name.indexOf('/') < 0
        && name.chars().noneMatch(Character::isISOControl);
  }
}
