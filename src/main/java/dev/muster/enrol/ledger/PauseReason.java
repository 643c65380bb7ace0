package dev.muster.enrol.ledger;

import java.util.Locale;

/** Why a batch is held back. */
public enum PauseReason {
  /** Somebody asked for it. */
  HAND,
  /** A list of people who leave is being read. */
  READING,
  /** It removes more people than the limit; somebody has to confirm that. */
  REMOVAL;

  /** As pages and callers name it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
