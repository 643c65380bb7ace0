package dev.muster.enrol.ledger;

import dev.muster.enrol.ledger.Batches.Batch;
import dev.muster.roster.PersonType;
import dev.muster.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What an operator may ask of a batch. Asking twice is as good as once.
 *
 * <p>Guarantee: when an answer is {@link Ruling.Kind#DONE} it is written that it was asked, and no
 * crash forgets it; what large batches need longer for goes on in {@link #goOn()}. Nothing of a
 * paused or cancelled batch is begun afterwards; what was under way ends as it ends.
 */
public final class BatchControl {

  /** How long an operator waits for an answer; the rest is done afterwards. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Store store;
  private final Admission admission;
  private final Function<String, PersonType> typeOfDrop;
  private final Clock clock;
  private final ReentrantLock running = new ReentrantLock();

  /**
   * @param typeOfDrop what kind of person a drop makes
   */
  public BatchControl(
      Store store, Admission admission, Function<String, PersonType> typeOfDrop, Clock clock) {
    this.store = store;
    this.admission = admission;
    this.typeOfDrop = typeOfDrop;
    this.clock = clock;
  }

  private interface Decision {
    Ruling on(JdbcClient db, Batch batch);
  }

  /** Nothing more of the batch is begun until it is resumed; photos are still read. */
  public Ruling pause(String id) {
    return decide(
        id,
        (db, batch) -> {
          if (batch.paused() && !batch.cancelled()) {
            Pause.byHand(db, id);
            return Ruling.DONE;
          }
          return refuse(db, batch, "paused")
              .orElseGet(
                  () -> {
                    Control.HOLD.begin(db, id, PauseReason.HAND, clock.millis());
                    return Ruling.DONE;
                  });
        });
  }

  /** Goes on with a paused batch; also the confirmation that many people are to leave. */
  public Ruling resume(String id) {
    return decide(
        id,
        (db, batch) -> {
          if (batch.cancelled()) {
            return Ruling.senseless("The batch " + id + " was cancelled and cannot be resumed.");
          }
          if (batch.paused()) {
            Control.RELEASE.begin(db, id, null, clock.millis());
          }
          return Ruling.DONE;
        });
  }

  /** Gives up what has not begun, as if it had never come; see {@link Undoing}. */
  public Ruling cancel(String id) {
    return decide(
        id,
        (db, batch) -> {
          if (batch.cancelled()) {
            return Ruling.DONE;
          }
          if (!batch.open() && !isUnsettled(db, id)) {
            return Ruling.senseless(
                "The batch " + id + " is finished: nothing of it can be cancelled.");
          }
          Control.CANCEL.begin(db, id, null, clock.millis());
          return Ruling.DONE;
        });
  }

  /** Asks the directories again for what they refused, and at once for what they did not answer. */
  public Ruling retry(String id) {
    Ruling ruling =
        decide(
            id,
            (db, batch) -> {
              if (batch.cancelled() || batch.mode() == Mode.CHECK) {
                return refuse(db, batch, "retried").orElse(Ruling.DONE);
              }
              return Retrying.isPossible(db, id) || isUnsettled(db, id)
                  ? Ruling.DONE
                  : Ruling.senseless(
                      "No box has refused anything of the batch "
                          + id
                          + ": there is nothing to retry.");
            });
    if (ruling.kind() == Ruling.Kind.DONE) {
      long after = 0;
      while (after >= 0) {
        long from = after;
        after = store.write(db -> Retrying.some(db, id, from, clock.millis()));
      }
      admission.enlistment().ring();
    }
    return ruling;
  }

  /** Whether the files of a checked batch may be enrolled now. */
  public Ruling mayEnrol(String id) {
    return decide(
        id,
        (db, batch) -> {
          if (batch.mode() != Mode.CHECK) {
            return Ruling.senseless("The batch " + id + " was no check: it is enrolled already.");
          }
          if (batch.cancelled()) {
            return Ruling.senseless("The batch " + id + " was cancelled: drop its files again.");
          }
          if (batch.open() || isUnsettled(db, id)) {
            return Ruling.senseless("The batch " + id + " is still being checked.");
          }
          return count(db, id, "'CHECKED'") > 0
              ? Ruling.DONE
              : Ruling.senseless("Nothing in the batch " + id + " can be enrolled.");
        });
  }

  /** Lets a row go on that was held for a person's decision. */
  public Ruling accept(String batch, long row) {
    return judge(batch, row, true);
  }

  /** Refuses a row that was held, for the reason that it was held for. */
  public Ruling refuse(String batch, long row) {
    return judge(batch, row, false);
  }

  private Ruling judge(String batch, long row, boolean accepted) {
    Ruling ruling =
        store.write(
            db ->
                new Judging(db, admission, typeOfDrop, clock.millis()).judge(batch, row, accepted));
    admission.enlistment().ring();
    return ruling;
  }

  /** Goes on with what a crash or a large batch left unfinished; returns how many batches. */
  public int goOn() {
    if (!running.tryLock()) {
      return 0;
    }
    try {
      int batches = 0;
      for (String id : store.read(Control::unfinished)) {
        carry(id, Long.MAX_VALUE);
        batches++;
      }
      return batches;
    } finally {
      running.unlock();
    }
  }

  private Ruling decide(String id, Decision decision) {
    Ruling ruling =
        store.write(
            db ->
                Batches.find(db, id)
                    .map(batch -> decision.on(db, batch))
                    .orElse(Ruling.unknown("There is no batch " + id + ".")));
    if (ruling.kind() == Ruling.Kind.DONE && running.tryLock()) {
      try {
        carry(id, clock.millis() + PATIENCE.toMillis());
      } finally {
        running.unlock();
      }
    }
    return ruling;
  }

  private void carry(String id, long until) {
    ControlRun run = new ControlRun(store, admission, clock, id);
    boolean more = store.read(db -> Control.of(db, id)).isPresent();
    boolean any = more;
    while (more && clock.millis() < until) {
      more = run.step();
    }
    if (any) {
      admission.enlistment().ring();
    }
  }

  private static Optional<Ruling> refuse(JdbcClient db, Batch batch, String what) {
    String name = "The batch " + batch.id();
    if (batch.cancelled()) {
      return Optional.of(Ruling.senseless(name + " was cancelled and cannot be " + what + "."));
    }
    if (batch.mode() == Mode.CHECK) {
      return Optional.of(
          Ruling.senseless(name + " is a check, which asks no box: it cannot be " + what + "."));
    }
    if (!batch.open() && !isUnsettled(db, batch.id())) {
      return Optional.of(Ruling.senseless(name + " is finished and cannot be " + what + "."));
    }
    return Optional.empty();
  }

  private static boolean isUnsettled(JdbcClient db, String id) {
    return count(db, id, "'OPEN', 'WAITING', 'HELD'") > 0;
  }

  private static long count(JdbcClient db, String id, String states) {
    return db.sql(
            "SELECT count(*) FROM (SELECT 1 FROM batch_row WHERE batch = ? AND state IN ("
                + states
                + ") LIMIT 1) AS found")
        .param(id)
        .query(Long.class)
        .single();
  }
}
