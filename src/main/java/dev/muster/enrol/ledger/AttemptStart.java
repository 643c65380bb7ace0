package dev.muster.enrol.ledger;

/** Where attempts on the directories of one family begin. */
public interface AttemptStart {

  /** The family: the end of the names of its routes. */
  String family();

  Attempt begin(Placing placing);
}
