package dev.muster.enrol.ledger;

/** What is wanted of a directory for a person. */
public enum Goal {
  /** The person stands there at the wanted version. */
  PLACE,
  /** The person does not stand there. */
  REMOVE
}
