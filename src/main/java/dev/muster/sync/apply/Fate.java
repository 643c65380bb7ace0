package dev.muster.sync.apply;

import dev.muster.call.Refusal;
import dev.muster.enrol.ledger.BatchRow;
import dev.muster.sync.ItemState;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a change of a plan.
 *
 * @param reason a {@link Skip} or a {@code call.Reason}; null keeps what the plan says
 * @param batchRow the row that tells how it goes on
 * @param lane whose turn it is
 */
record Fate(
    ItemState state,
    @Nullable String reason,
    @Nullable String detail,
    @Nullable Long batchRow,
    @Nullable String lane) {

  static final Fate DONE = new Fate(ItemState.DONE, null, null, null, null);
  static final Fate HANDED_ON = new Fate(ItemState.HANDED_ON, null, null, null, null);

  static Fate skipped(Skip why) {
    return new Fate(ItemState.SKIPPED, why.name(), null, null, null);
  }

  static Fate refused(Refusal why) {
    return new Fate(ItemState.REFUSED, why.reason().name(), why.detail(), null, null);
  }

  /** The lane's turn has come. */
  static Fate ready(String lane) {
    return new Fate(ItemState.READY, null, null, null, lane);
  }

  /** As the row of the batch says. */
  static Fate of(BatchRow row) {
    return switch (row.state()) {
      case REFUSED -> new Fate(ItemState.REFUSED, row.reason(), row.detail(), row.id(), null);
      case CANCELLED -> skipped(Skip.CANCELLED).in(row);
      case UNCHANGED -> DONE.in(row);
      default -> HANDED_ON.in(row);
    };
  }

  private Fate in(BatchRow row) {
    return new Fate(state, reason, detail, row.id(), lane);
  }

  /** True when it was made, or will be without the plan. */
  boolean isMade() {
    return state == ItemState.DONE || state == ItemState.HANDED_ON;
  }
}
