package dev.muster.sync.apply;

import dev.muster.enrol.ledger.Ruling;
import dev.muster.roster.Person;
import dev.muster.store.Store;
import dev.muster.sync.Cause;
import dev.muster.sync.Field;
import dev.muster.sync.RunState;
import dev.muster.sync.Sync;
import dev.muster.sync.SyncItem;
import dev.muster.sync.SyncRun;
import dev.muster.sync.SyncRuns;
import dev.muster.sync.Syncs;
import dev.muster.sync.Texts;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes runs back: makes a plan of what a run did, in reverse, which is looked at and approved like
 * any other.
 *
 * <p>Guarantee: nothing but the rows of the plan is written. A crash leaves no plan that could be
 * approved by half.
 */
public final class Undo {

  private static final int AT_ONCE = 200;

  private final Store store;
  private final Syncs syncs;
  private final SyncRuns runs;
  private final Clock clock;

  Undo(Store store, Syncs syncs, SyncRuns runs, Clock clock) {
    this.store = store;
    this.syncs = syncs;
    this.runs = runs;
    this.clock = clock;
  }

  /**
   * What became of the wish.
   *
   * @param run the run whose plan takes the other one back; null when there is none
   */
  public record Answer(Ruling ruling, @Nullable Long run) {}

  /** Until when the run can be taken back; empty when it cannot. */
  public Optional<Instant> possibleUntil(SyncRun run) {
    Instant finished = run.finishedAt();
    boolean did = run.state() == RunState.DONE && run.batch() != null && run.cause() != Cause.UNDO;
    return finished == null || !did
        ? Optional.empty()
        : syncs
            .find(run.sync())
            .map(sync -> finished.plus(sync.undo()))
            .filter(end -> end.isAfter(clock.instant()));
  }

  /** Plans to take a run back. */
  public Answer undo(long id) {
    Optional<SyncRun> run = runs.find(id);
    if (run.isEmpty()) {
      return new Answer(new Ruling(Ruling.Kind.UNKNOWN, "There is no run " + id + "."), null);
    }
    String not = whyNot(run.get());
    if (!not.isEmpty()) {
      return new Answer(new Ruling(Ruling.Kind.SENSELESS, not), null);
    }
    Sync sync = syncs.find(run.get().sync()).orElseThrow();
    long undo = begin(run.get());
    long before = Long.MAX_VALUE;
    List<SyncItem> some;
    do {
      long from = before;
      some = store.read(db -> ItemRows.made(db, id, from, AT_ONCE));
      List<SyncItem> chunk = some;
      store.write(db -> plan(db, sync, undo, chunk));
      before = some.isEmpty() ? before : some.get(some.size() - 1).id();
    } while (some.size() == AT_ONCE);
    finish(undo);
    return new Answer(new Ruling(Ruling.Kind.DONE, ""), undo);
  }

  private String whyNot(SyncRun run) {
    if (run.cause() == Cause.UNDO) {
      return "The run %d takes another one back: run the sync instead.".formatted(run.id());
    }
    if (run.state() != RunState.DONE || run.batch() == null) {
      return "The run %d changed nothing that could be taken back.".formatted(run.id());
    }
    if (possibleUntil(run).isEmpty()) {
      return "The run %d can no longer be taken back: what was kept for that is kept for muster.syncs[%s].undo only."
          .formatted(run.id(), run.sync());
    }
    boolean planned =
        store.read(
            db ->
                !db.sql(
                        "SELECT 1 FROM sync_run WHERE sync = ? AND undoes = ? AND state IN ('PLANNED', 'APPROVED', 'DONE')")
                    .params(run.sync(), run.id())
                    .query(Integer.class)
                    .list()
                    .isEmpty());
    return planned ? "The run %d is being taken back, or was, already.".formatted(run.id()) : "";
  }

  /** Until the plan is whole it is one that failed. */
  private long begin(SyncRun run) {
    long now = clock.millis();
    return store.write(
        db ->
            db.sql(
                    """
                    INSERT INTO sync_run (sync, cause, undoes, state, rules, trouble, asked_at, begun_at, next_at)
                    VALUES (?, 'UNDO', ?, 'FAILED', ?, 'the plan was not finished', ?, ?, ?) RETURNING id
                    """)
                .params(run.sync(), run.id(), run.rules(), now, now, now)
                .query(Long.class)
                .single());
  }

  private int plan(JdbcClient db, Sync sync, long undo, List<SyncItem> made) {
    Reversal reversal = new Reversal(db, sync);
    made.forEach(item -> reversal.of(item).ifPresent(back -> add(db, undo, item, back)));
    return made.size();
  }

  private void add(JdbcClient db, long undo, SyncItem item, Reversal.Back back) {
    Person found = back.found();
    Person wanted = back.wanted();
    db.sql(
            """
            INSERT INTO sync_item (run, sync, target, change, item_key, identity_id, name, fields, reason,
              found, found_photo, wanted, wanted_photo, state, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'PLANNED', ?)
            """)
        .params(
            Arrays.asList(
                undo,
                item.sync(),
                item.target(),
                back.change().name(),
                item.key(),
                item.target().equals(Sync.ROSTER) ? RosterChange.id(item) : item.identityId(),
                item.name(),
                back.fields().stream().map(Field::name).sorted().collect(Collectors.joining(",")),
                back.reason() == null ? null : back.reason().name(),
                found == null ? null : Texts.of(found),
                found == null ? null : found.photo(),
                wanted == null ? null : Texts.of(Reversal.entry(wanted)),
                wanted == null ? null : wanted.photo(),
                clock.millis()))
        .update();
  }

  private void finish(long undo) {
    long now = clock.millis();
    store.write(
        db -> {
          db.sql(
                  """
                  INSERT INTO sync_part (run, target, state, adds, updates, removes, reports)
                  SELECT run, target, 'COMPARED', sum(CASE WHEN change = 'ADD' THEN 1 ELSE 0 END),
                    sum(CASE WHEN change = 'UPDATE' THEN 1 ELSE 0 END),
                    sum(CASE WHEN change = 'REMOVE' THEN 1 ELSE 0 END),
                    sum(CASE WHEN change = 'REPORT' THEN 1 ELSE 0 END)
                  FROM sync_item WHERE run = ? GROUP BY run, target
                  """)
              .param(undo)
              .update();
          return db.sql(
                  "UPDATE sync_run SET state = 'PLANNED', trouble = '', planned_at = ? WHERE id = ?")
              .params(now, undo)
              .update();
        });
  }
}
