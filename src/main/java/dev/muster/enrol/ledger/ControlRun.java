package dev.muster.enrol.ledger;

import dev.muster.enrol.ledger.ManifestLines.Waiting;
import dev.muster.store.Store;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Carries a control through in small transactions, so that the writer serves others in between. It
 * may stop anywhere and begin anew.
 */
final class ControlRun {

  private static final int ROWS = 100;

  /** The part of the store in which one instance at a time carries batches through. */
  private static final int PART = 2;

  private final Store store;
  private final Admission admission;
  private final Clock clock;
  private final String batch;
  private boolean held;
  private long row;

  ControlRun(Store store, Admission admission, Clock clock, String batch) {
    this.store = store;
    this.admission = admission;
    this.clock = clock;
    this.batch = batch;
  }

  /** Does a part; returns whether there is more to do. */
  boolean step() {
    Step done = store.write(this::step);
    held = done.held();
    row = done.row();
    return done.more();
  }

  /** How far it is; kept outside of the transaction, which may be run twice. */
  private record Step(boolean more, boolean held, long row) {}

  private Step step(JdbcClient db) {
    store.enterAlone(db, PART);
    long now = clock.millis();
    Optional<Control> control = Control.of(db, batch);
    Step step = control.map(one -> step(db, one, now)).orElse(new Step(false, held, row));
    if (!step.more()) {
      control.ifPresent(one -> one.done(db, batch, now));
    }
    return step;
  }

  private Step step(JdbcClient db, Control control, long now) {
    return switch (control) {
      case HOLD -> new Step(Pause.holdSome(db, batch), false, 0);
      case RELEASE -> new Step(Pause.releaseSome(db, batch, now), false, 0);
      case CANCEL -> cancel(db, now);
    };
  }

  /** First nothing more goes out; then line by line and row by row. */
  private Step cancel(JdbcClient db, long now) {
    if (!held) {
      return new Step(true, !Pause.holdSome(db, batch), 0);
    }
    if (cancelLines(db, now)) {
      return new Step(true, true, row);
    }
    List<BatchRow> rows = BatchRows.cancellable(db, batch, row, ROWS);
    Enlistment enlistment = admission.enlistment();
    Undoing undoing = new Undoing(db, enlistment.placements(), enlistment.directories(), now);
    rows.forEach(undoing::row);
    return rows.isEmpty()
        ? new Step(false, true, row)
        : new Step(true, true, rows.get(rows.size() - 1).id());
  }

  private boolean cancelLines(JdbcClient db, long now) {
    List<Waiting> lines = ManifestLines.waiting(db, batch, ROWS);
    for (Waiting line : lines) {
      admission.admit(db, Applicant.withoutPhoto(db, batch, line), false, now);
      ManifestLines.remove(db, batch, line.listed());
    }
    return !lines.isEmpty();
  }
}
