package dev.muster.enrol.ledger;

import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.enrol.ledger.Applicant.Caution;
import dev.muster.enrol.ledger.BatchRow.State;
import dev.muster.roster.PersonType;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Decides a row that was held. Runs inside the caller's transaction. */
record Judging(
    JdbcClient db, Admission admission, Function<String, PersonType> typeOfDrop, long now) {

  Ruling judge(String batch, long id, boolean accepted) {
    Optional<BatchRow> row = BatchRows.find(db, id).filter(one -> one.batch().equals(batch));
    if (row.isEmpty()) {
      return Ruling.unknown("There is no row " + id + " in the batch " + batch + ".");
    }
    if (row.get().state() != State.HELD) {
      return settledAs(row.get(), accepted)
          ? Ruling.DONE
          : Ruling.senseless("The row " + id + " does not wait for a decision any more.");
    }
    Applicant held = Closable.held(db, id);
    if (accepted) {
      admission.admit(db, held.typed(typeOfDrop.apply(held.source())).released(), false, now);
    } else {
      admission.admit(db, held.refused(why(row.get(), held.caution())), false, now);
      Discards.unused(db, row.get());
    }
    Batches.changed(db, batch, now);
    return Ruling.DONE;
  }

  private static Refusal why(BatchRow row, @Nullable Caution caution) {
    return caution != null
        ? caution.refusal()
        : new Refusal(Reason.valueOf(String.valueOf(row.reason())), String.valueOf(row.detail()));
  }

  /** Whether the row is as it was asked for already: a row keeps its warning. */
  private static boolean settledAs(BatchRow row, boolean accepted) {
    boolean judged = row.warning() != null;
    return judged
        && (accepted
            ? row.state() != State.REFUSED && row.state() != State.CANCELLED
            : row.state() == State.REFUSED);
  }
}
