package dev.muster.sync;

/** What became of a change of a plan. */
public enum ItemState {
  /** Nothing yet. */
  PLANNED,
  /** Approved; waits for the lane that asks the source or a directory for something. */
  READY,
  /** In the ledger: the batch row and the placements tell how it goes on. */
  HANDED_ON,
  DONE,
  REFUSED,
  /** No longer what the plan says: nothing was done about it. */
  SKIPPED,
  /** A later run of the sync planned it again. */
  SUPERSEDED
}
