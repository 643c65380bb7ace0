package dev.muster.event;

/** What a setting may be. */
final class Rule {

  private Rule() {}

  /**
   * @param sentence names the key, the value and what is allowed
   */
  static void check(boolean allowed, String sentence) {
    if (!allowed) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
