package dev.muster.sync;

/** How far a sync goes by itself. */
public enum Mode {
  /** Plans only; a person approves each plan. */
  PLAN,
  /** Carries a plan out when no guard speaks against it. */
  GUARDED,
  /** Likewise, but how many are removed is no reason to wait. */
  APPLY
}
