package dev.muster.enrol.photo;

/** What becomes of a photo whose face belongs to somebody else. */
public enum FacePolicy {
  /** Nobody looks. */
  OFF,
  /** It is enrolled, and its row says so. */
  WARN,
  /** It waits until somebody has decided. */
  HOLD,
  /** It is refused. */
  REFUSE
}
