package dev.muster.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of a sync: a plan and what became of it.
 *
 * @param undoes the run that this one takes back; null for one that looks at the lists
 * @param rules a digest of what the sync was configured to do
 * @param listed people whom the source told
 * @param twice of those, how many came under a number that had come before
 * @param unusable of those, how many could not be read
 * @param calls to the source and to every target, for the lists
 * @param trouble why it failed or is stale; empty otherwise
 * @param batch the batch that the roster's changes are rows of
 * @param lease the token of the claim; empty when nobody has the run in hand
 */
public record SyncRun(
    long id,
    String sync,
    Cause cause,
    @Nullable Long undoes,
    RunState state,
    String rules,
    long listed,
    long twice,
    long unusable,
    long calls,
    String trouble,
    @Nullable String batch,
    Instant askedAt,
    @Nullable Instant begunAt,
    @Nullable Instant plannedAt,
    @Nullable Instant approvedAt,
    String approvedBy,
    @Nullable Instant finishedAt,
    int attempts,
    String lease) {

  /** The same when its plan is whole. */
  SyncRun planned(RunState now, Planning planning, String by, Instant at) {
    boolean goesOn = now == RunState.APPROVED;
    Counts source = planning.counts();
    return new SyncRun(
        id,
        sync,
        cause,
        undoes,
        now,
        rules,
        source.listed,
        source.twice,
        source.unusable,
        planning.allCalls(),
        planning.trouble(),
        batch,
        askedAt,
        begunAt,
        now == RunState.FAILED ? null : at,
        goesOn ? at : null,
        goesOn ? by : "",
        null,
        attempts,
        lease);
  }

  /** The same when it was carried out, or came to another end. */
  public SyncRun ended(RunState now, @Nullable String inBatch, String why) {
    return new SyncRun(
        id,
        sync,
        cause,
        undoes,
        now,
        rules,
        listed,
        twice,
        unusable,
        calls,
        why,
        inBatch == null ? batch : inBatch,
        askedAt,
        begunAt,
        plannedAt,
        approvedAt,
        approvedBy,
        finishedAt,
        attempts,
        lease);
  }

  /** True when its lists are still to be compared. */
  public boolean isToPlan() {
    return state == RunState.ASKED;
  }
}
