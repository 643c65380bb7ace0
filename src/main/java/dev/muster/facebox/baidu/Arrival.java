package dev.muster.facebox.baidu;

/** What becomes of a user who is there, or not, when a face comes. */
enum Arrival {
  /** The face is added; who is unknown is registered. */
  APPEND(false, true),
  /** The face replaces all others; who is unknown is registered. */
  REPLACE(true, true),
  /** The face replaces all others; who is unknown is refused. */
  UPDATE(true, false);

  private final boolean replaces;
  private final boolean registers;

  Arrival(boolean replaces, boolean registers) {
    this.replaces = replaces;
    this.registers = registers;
  }

  boolean replaces() {
    return replaces;
  }

  boolean registers() {
    return registers;
  }
}
