package dev.muster.enrol.ledger;

/** What is done with what comes in. */
public enum Mode {
  /** It goes onto the roster and the directories. */
  ENROL,
  /** It is read and judged; nothing is written but the rows of the batch. */
  CHECK
}
