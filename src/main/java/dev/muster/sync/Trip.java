package dev.muster.sync;

/** Why a guard stops a plan. The words are in {@code syncs.properties}. */
public enum Trip {
  /** The source answered, and listed nobody. Nobody can approve that. */
  SOURCE_EMPTY(false),
  /** The source listed fewer than it said there are. Nobody can approve that. */
  SOURCE_INCOMPLETE(false),
  /** A person who must be listed is not. Nobody can approve that. */
  MARKER_MISSING(false),
  /** The source lists many fewer than the last time. */
  SOURCE_SHRUNK(true),
  /** The source lists too many people twice. */
  SOURCE_TWICE(true),
  /** Too many entries of the source cannot be read. */
  SOURCE_UNUSABLE(true),
  /** The target lists many fewer than are known to stand there: it was emptied or exchanged. */
  TARGET_SHRUNK(true),
  /** More removals than are allowed. */
  REMOVALS(true),
  /** More removals, measured by the people on the target, than are allowed. */
  REMOVALS_PERCENT(true),
  /** The first run of the sync that removes anybody from this target. */
  FIRST_REMOVAL(true),
  /** Filter, mapping or another rule of the sync is not what was approved. */
  RULES_CHANGED(true);

  private final boolean approvable;

  Trip(boolean approvable) {
    this.approvable = approvable;
  }

  /** Whether somebody who has looked may let the plan go on. */
  public boolean isApprovable() {
    return approvable;
  }
}
