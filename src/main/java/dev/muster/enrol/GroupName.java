package dev.muster.enrol;

/** What may be the name of a permission group. Source: contracts/sophon.md §4.1.1 (no comma). */
final class GroupName {

  private static final int LONGEST = 60;

  private GroupName() {}

  static boolean usable(String name) {
    return !name.isBlank()
        && name.codePointCount(0, name.length()) <= LONGEST
        && name.indexOf(',') < 0
        && name.chars().noneMatch(Character::isISOControl);
  }
}
