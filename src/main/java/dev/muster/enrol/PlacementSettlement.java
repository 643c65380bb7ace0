package dev.muster.enrol;

import dev.muster.call.Outcome;
import dev.muster.call.Refusal;
import dev.muster.store.LaneRest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes the end of one attempt, inside one transaction. When a newer version of the person came in
 * meanwhile, the placement stays due for that one.
 */
record PlacementSettlement(JdbcClient db, Placing placing, long now) {

  private static final int LONGEST_DETAIL = 500;

  /** Returns whether the claim still held. */
  boolean apply(Outcome<?> outcome) {
    boolean held =
        outcome.fold(
            answered -> placed(),
            this::refused,
            why -> failed(why, true),
            why -> failed(why, false));
    Batches.settle(db, placing.person().id(), now);
    return held;
  }

  private boolean placed() {
    LaneRest.answered(db, placing.directory(), now);
    return end("PLACED", placing.version(), null, null);
  }

  private boolean refused(Refusal refusal) {
    LaneRest.answered(db, placing.directory(), now);
    return end("REFUSED", placing.placedVersion(), refusal.reason().name(), refusal.detail());
  }

  private boolean end(
      String state, @Nullable String placed, @Nullable String reason, @Nullable String detail) {
    return db.sql(
                """
                UPDATE placement SET state = CASE WHEN version = ? THEN ? ELSE 'PENDING' END,
                  placed_version = ?, reason = ?, detail = ?, attempts = attempts + 1, next_at = ?,
                  lease = NULL, leased_by = NULL, updated_at = ?
                WHERE identity_id = ? AND directory = ? AND lease = ?
                """)
            .params(
                Arrays.asList(
                    placing.version(),
                    state,
                    placed,
                    reason,
                    shortened(detail),
                    now,
                    now,
                    placing.person().id(),
                    placing.directory(),
                    placing.lease()))
            .update()
        == 1;
  }

  private boolean failed(String why, boolean laneRests) {
    long again = now + RetryPlan.after(placing.attempts() + 1).toMillis();
    if (laneRests) {
      again = LaneRest.trouble(db, placing.directory(), why, now);
    }
    return db.sql(
                """
                UPDATE placement SET state = 'FAILED', reason = NULL, detail = ?,
                  attempts = attempts + 1, next_at = ?, lease = NULL, leased_by = NULL, updated_at = ?
                WHERE identity_id = ? AND directory = ? AND lease = ?
                """)
            .params(
                shortened(why),
                again,
                now,
                placing.person().id(),
                placing.directory(),
                placing.lease())
            .update()
        == 1;
  }

  private static @Nullable String shortened(@Nullable String text) {
    return text == null || text.length() <= LONGEST_DETAIL
        ? text
        : text.substring(0, LONGEST_DETAIL);
  }
}
