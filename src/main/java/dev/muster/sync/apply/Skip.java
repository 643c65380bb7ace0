package dev.muster.sync.apply;

/**
 * Why a change of a plan was not made, or a change of a run cannot be taken back. The words are in
 * {@code syncs.properties}, as {@code skip.<name>}.
 */
enum Skip {
  /** Is not as it was when the plan was made. */
  CHANGED,
  /** Somebody on the roster has the number by now. */
  ON_ROSTER,
  /** Left the roster, or is leaving it. */
  NOT_ON_ROSTER,
  /** Is being placed there, or removed, without the plan. */
  UNDER_WAY,
  /** Is to stand there by now. */
  CHOSEN,
  /** The batch of the run was cancelled. */
  CANCELLED,
  /** Was changed after the run: taking it back would undo that too. */
  CHANGED_SINCE,
  /** Nothing is kept of how it was before. */
  NOTHING_KEPT,
  /** Was no person of ours, so nothing of ours can bring them back. */
  WAS_NOT_OURS,
  /** Stands where they are to stand: taking that back would be a new difference. */
  AS_WANTED,
  /** The set-up of a box is put right by the configuration, not by taking back. */
  SET_UP
}
