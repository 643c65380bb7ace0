package dev.muster.sync;

/** Why a run began. */
public enum Cause {
  TIMER,
  HAND,
  UNDO
}
