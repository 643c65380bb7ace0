package dev.muster.sync;

/** What becomes of a time of a schedule for which nobody was there. */
public enum Misfire {
  /** It is made up for once, at the next start, however many were missed. */
  ONCE(1),
  /** It is let go. */
  SKIP(2);

  private final int instruction;

  Misfire(int instruction) {
    this.instruction = instruction;
  }

  /** The misfire instruction of a cron trigger of Quartz. */
  public int instruction() {
    return instruction;
  }
}
