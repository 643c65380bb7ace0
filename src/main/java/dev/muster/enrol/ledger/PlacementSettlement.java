package dev.muster.enrol.ledger;

import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.enrol.ledger.BatchRow.Effect;
import dev.muster.enrol.ledger.Batches.Batch;
import dev.muster.enrol.ledger.History.What;
import dev.muster.store.LaneRest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes the end of one attempt, inside one transaction. When a newer version of the person came in
 * meanwhile, or the person is to leave now, the placement stays due for that.
 */
record PlacementSettlement(JdbcClient db, Placing placing, Undoing undoing, long now) {

  private static final int LONGEST_DETAIL = 500;

  /** A batch that was cancelled while the call was under way: now it is known how that ended. */
  private void takeBackCancelled() {
    cancelled(db, placing).forEach(undoing::row);
  }

  /** What a batch that was cancelled since the claim still has open of the person. */
  static List<BatchRow> cancelled(JdbcClient db, Placing placing) {
    Optional<Batch> batch =
        placing.batch() == null ? Optional.empty() : Batches.find(db, placing.batch());
    return batch.filter(Batch::cancelled).stream()
        .flatMap(one -> BatchRows.openOf(db, placing.person().id(), one.id()).stream())
        .filter(row -> row.effect() != Effect.LEAVE)
        .toList();
  }

  /** Gives back a claim of which nothing was sent; returns whether it still held. */
  boolean giveBack() {
    boolean held =
        db.sql(
                    """
                    UPDATE placement SET lease = NULL, leased_by = NULL, claims = claims - 1,
                      next_at = CASE WHEN EXISTS (SELECT 1 FROM batch b WHERE b.id = placement.batch
                        AND b.paused = 1) THEN ? ELSE ? END
                    WHERE identity_id = ? AND directory = ? AND lease = ?
                    """)
                .params(
                    Pause.NEVER, now, placing.person().id(), placing.directory(), placing.lease())
                .update()
            == 1;
    if (held) {
      takeBackCancelled();
    }
    return held;
  }

  /** Returns whether the claim still held. */
  boolean apply(Outcome<?> outcome) {
    boolean held =
        outcome.fold(
            answer -> placing.isRemoval() ? removed(String.valueOf(answer)) : placed(),
            refusal -> placing.isRemoval() ? keeps(refusal) : refused(refusal),
            why -> failed(why, true, null),
            why -> failed(why, false, left(outcome)));
    if (placing.isRemoval()) {
      Leaving.finish(db, placing.person().id(), now);
    } else if (held && !outcome.fold(done -> true, no -> false, no -> false, no -> false)) {
      takeBackCancelled();
    }
    BatchRows.settle(db, placing.person().id(), now);
    return held;
  }

  private boolean placed() {
    LaneRest.answered(db, placing.directory(), now);
    return end("PLACED", placing.version(), null) && note(What.PLACED, null, null);
  }

  private boolean refused(Refusal refusal) {
    LaneRest.answered(db, placing.directory(), now);
    return end("REFUSED", placing.placedVersion(), refusal)
        && note(What.REFUSED, refusal.reason().name(), refusal.detail());
  }

  /** The directory has shown that the person is not there. */
  private boolean removed(String proof) {
    LaneRest.answered(db, placing.directory(), now);
    boolean gone =
        db.sql(
                    "DELETE FROM placement WHERE identity_id = ? AND directory = ? AND lease = ?"
                        + " AND state = 'REMOVING'")
                .params(placing.person().id(), placing.directory(), placing.lease())
                .update()
            == 1;
    boolean held = gone || end("PENDING", null, null);
    if (held) {
      Leaving.prove(db, placing, shortened(proof), now);
      note(What.REMOVED, null, proof);
    }
    return held;
  }

  /** A directory that refuses to let somebody go is asked again: people who left must not stay. */
  private boolean keeps(Refusal refusal) {
    LaneRest.answered(db, placing.directory(), now);
    return failed(refusal.reason() + ": " + refusal.detail(), false, null);
  }

  private boolean end(String state, @Nullable String placed, @Nullable Refusal refusal) {
    return db.sql(
                """
                UPDATE placement SET state = CASE WHEN state = 'REMOVING' THEN 'REMOVING'
                    WHEN version = ? THEN ? ELSE 'PENDING' END,
                  placed_version = ?, reason = ?, detail = ?, attempts = attempts + 1, next_at =
                """
                    + Pause.AT
                    + """
                , lease = NULL, leased_by = NULL, updated_at = ?
                WHERE identity_id = ? AND directory = ? AND lease = ?
                """)
            .params(
                Arrays.asList(
                    placing.version(),
                    state,
                    placed,
                    refusal == null ? null : refusal.reason().name(),
                    refusal == null ? null : shortened(refusal.detail()),
                    placing.batch(),
                    now,
                    now,
                    placing.person().id(),
                    placing.directory(),
                    placing.lease()))
            .update()
        == 1;
  }

  /** The name of the state that an unknown outcome leaves the person in. */
  private static @Nullable Reason left(Outcome<?> outcome) {
    return outcome instanceof Outcome.OutcomeUnknown<?> unknown ? unknown.reason() : null;
  }

  private boolean failed(String why, boolean laneRests, @Nullable Reason reason) {
    long again = now + RetryPlan.after(placing.attempts() + 1).toMillis();
    if (laneRests) {
      again = LaneRest.trouble(db, placing.directory(), why, now);
    }
    boolean held =
        db.sql(
                    """
                    UPDATE placement SET state = CASE WHEN state = 'REMOVING' THEN 'REMOVING' ELSE 'FAILED' END,
                      reason = ?, detail = ?, attempts = attempts + 1, next_at = ?, lease = NULL,
                      leased_by = NULL, updated_at = ?
                    WHERE identity_id = ? AND directory = ? AND lease = ?
                    """)
                .params(
                    Arrays.asList(
                        reason == null ? null : reason.name(),
                        shortened(why),
                        Pause.at(db, placing.batch(), again),
                        now,
                        placing.person().id(),
                        placing.directory(),
                        placing.lease()))
                .update()
            == 1;
    return held && (laneRests || note(What.FAILED, reason == null ? null : reason.name(), why));
  }

  /** A lane that rests is told once, on the lane; not once for each of the people who wait. */
  private boolean note(What what, @Nullable String reason, @Nullable String detail) {
    History.add(
        db,
        new History.Step(
            placing.person().id(),
            placing.directory(),
            what,
            placing.version(),
            reason,
            shortened(detail),
            placing.batch()),
        now);
    return true;
  }

  private static @Nullable String shortened(@Nullable String text) {
    return text == null || text.length() <= LONGEST_DETAIL
        ? text
        : text.substring(0, LONGEST_DETAIL);
  }
}
