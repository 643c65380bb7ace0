package dev.muster.enrol.ledger;

/**
 * What became of something that was asked of a batch.
 *
 * @param words one sentence that says why not; empty when it was done
 */
public record Ruling(Kind kind, String words) {

  /** How it ended. */
  public enum Kind {
    /** Done, or so already. */
    DONE,
    /** It makes no sense in the state that the batch is in. */
    SENSELESS,
    /** There is no such batch or row. */
    UNKNOWN
  }

  public static final Ruling DONE = new Ruling(Kind.DONE, "");

  public static Ruling senseless(String words) {
    return new Ruling(Kind.SENSELESS, words);
  }

  public static Ruling unknown(String words) {
    return new Ruling(Kind.UNKNOWN, words);
  }
}
