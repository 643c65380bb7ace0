package dev.muster.sync.apply;

import dev.muster.enrol.ledger.Admission;
import dev.muster.enrol.ledger.SyncBatches;
import dev.muster.store.Store;
import dev.muster.sync.RunState;
import dev.muster.sync.Sync;
import dev.muster.sync.SyncItem;
import dev.muster.sync.SyncRun;
import dev.muster.sync.SyncRuns;
import dev.muster.sync.Syncs;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Carries an approved plan out: exactly that plan, or nothing when the world has changed since.
 *
 * <p>Guarantee: a change is made and written down in one transaction, some hundred together. Killed
 * anywhere and called again it goes on where it was. When it ends with {@link RunState#DONE},
 * everything is in the ledger or waits for a lane; no directory is asked here, so that none holds a
 * run up.
 */
public final class Applying {

  static final int AT_ONCE = 200;
  private static final Duration FRESH = Duration.ofHours(24);

  private final Store store;
  private final Syncs syncs;
  private final SyncRuns runs;
  private final Admission admission;
  private final SyncItems items;
  private final PhotoMark marks;
  private final Clock clock;
  private final int atOnce;

  /**
   * @param atOnce how many changes are made in one transaction
   */
  Applying(
      Store store,
      Syncs syncs,
      SyncRuns runs,
      Admission admission,
      SyncItems items,
      PhotoMark marks,
      Clock clock,
      int atOnce) {
    this.atOnce = atOnce;
    this.store = store;
    this.syncs = syncs;
    this.runs = runs;
    this.admission = admission;
    this.items = items;
    this.marks = marks;
    this.clock = clock;
  }

  /** Returns the run as it ended: done, stale, or failed when its sync is configured no more. */
  public SyncRun apply(SyncRun run) {
    Optional<Sync> sync = syncs.find(run.sync());
    if (sync.isEmpty()) {
      return run.ended(RunState.FAILED, null, "the sync is not configured any more");
    }
    String begun = run.batch();
    if (begun == null) {
      Optional<String> stale = stale(run, sync.get());
      if (stale.isPresent()) {
        return run.ended(RunState.STALE, null, stale.get());
      }
    }
    String batch = begun == null ? begin(run) : begun;
    while (some(run, sync.get(), batch)) {
      goOn(run);
    }
    return run.ended(RunState.DONE, batch, "");
  }

  private void goOn(SyncRun run) {
    if (!runs.goesOn(run)) {
      throw new IllegalStateException("run " + run.id() + " was taken over by another instance");
    }
  }

  /** Why nothing of the plan may be done any more. */
  private Optional<String> stale(SyncRun run, Sync sync) {
    boolean old = run.plannedAt() == null || run.plannedAt().plus(FRESH).isBefore(clock.instant());
    if (old) {
      return Optional.of("the plan is older than 24 hours; plan anew");
    }
    long changed = 0;
    SyncItem first = null;
    long after = 0;
    List<SyncItem> some;
    do {
      long from = after;
      some = store.read(db -> ItemRows.planned(db, run.id(), from, AT_ONCE));
      List<SyncItem> chunk = some;
      List<SyncItem> off =
          store.read(
              db -> {
                World world = new World(db, run, sync);
                return chunk.stream().filter(one -> world.changed(one) != null).toList();
              });
      first = first == null && !off.isEmpty() ? off.get(0) : first;
      changed += off.size();
      after = some.isEmpty() ? after : some.get(some.size() - 1).id();
      goOn(run);
    } while (some.size() == AT_ONCE);
    return Optional.ofNullable(first).map(sentence(changed));
  }

  private static java.util.function.Function<SyncItem, String> sentence(long changed) {
    return one ->
        "%s on %s is not as it was when the plan was made, one of %d such changes; plan anew"
            .formatted(one.key(), one.target(), changed);
  }

  private String begin(SyncRun run) {
    long now = clock.millis();
    return store.write(
        db -> {
          long planned = ItemRows.countPlanned(db, run.id());
          String batch = SyncBatches.begin(db, run.sync(), "run " + run.id(), planned, now);
          int held =
              db.sql("UPDATE sync_run SET batch = ? WHERE id = ? AND lease = ?")
                  .params(batch, run.id(), run.lease())
                  .update();
          ItemRows.supersedeEarlier(db, run, now);
          if (held != 1) {
            throw new IllegalStateException("run " + run.id() + " is in other hands");
          }
          return batch;
        });
  }

  /** Makes some of the changes; returns whether there may be more. */
  private boolean some(SyncRun run, Sync sync, String batch) {
    long now = clock.millis();
    Set<String> lanes = new TreeSet<>();
    int made =
        store.write(
            db -> {
              List<SyncItem> chunk = ItemRows.planned(db, run.id(), 0, atOnce);
              Hand hand = new Hand(db, run, sync, batch, now);
              chunk.forEach(item -> make(hand, item).ifPresent(lanes::add));
              return chunk.size();
            });
    admission.enlistment().ring();
    lanes.forEach(items.bell()::ring);
    return made == atOnce;
  }

  private record Hand(JdbcClient db, SyncRun run, Sync sync, String batch, long now) {}

  /** Returns the lane whose turn it is, if any. */
  private Optional<String> make(Hand hand, SyncItem item) {
    Skip changed = new World(hand.db(), hand.run(), hand.sync()).changed(item);
    Fate fate = changed == null ? fate(hand, item) : Fate.skipped(changed);
    ItemRows.end(hand.db(), item.id(), null, fate, hand.now());
    return Optional.ofNullable(fate.lane());
  }

  private Fate fate(Hand hand, SyncItem item) {
    return item.target().equals(Sync.ROSTER)
        ? new RosterChange(hand.db(), hand.run(), hand.sync(), hand.batch(), admission, hand.now())
            .make(item, marks)
        : new DirectoryChange(hand.db(), hand.sync(), hand.batch(), admission, hand.now())
            .make(item);
  }
}
