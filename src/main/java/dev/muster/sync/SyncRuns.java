package dev.muster.sync;

import dev.muster.enrol.ledger.Ruling;
import dev.muster.store.Bell;
import dev.muster.store.Holdings;
import dev.muster.store.Store;
import dev.muster.store.WorkQueue;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The runs of the syncs, and what is due of them: first the plan, then, when it is approved, its
 * carrying out. One run of a sync is under way at a time, whichever instance asked for it.
 *
 * <p>Guarantee: when {@link #ask} or {@link #approve} returns, it is written down, and no crash
 * forgets it. Whoever has a run in hand tells so by {@link #goesOn}; of a dead one it is taken over
 * when its lease ends, and begun anew.
 */
public final class SyncRuns implements WorkQueue<SyncRun>, Holdings {

  private static final Logger LOG = LoggerFactory.getLogger(SyncRuns.class);

  /** Each page of a list tells that somebody is at it, and a page may take five minutes. */
  static final Duration LEASE = Duration.ofMinutes(10);

  private static final Duration AGAIN = Duration.ofSeconds(30);
  private static final int MOST_ATTEMPTS = 5;

  private final Store store;
  private final Clock clock;
  private final String instance;
  private final Bell bell = new Bell();

  SyncRuns(Store store, Clock clock, String instance) {
    this.store = store;
    this.clock = clock;
    this.instance = instance;
    int found = store.write(db -> giveBack(db, instance));
    if (found > 0) {
      LOG.info("{} runs of syncs were under way when the program stopped; they begin anew", found);
    }
  }

  @Override
  public int giveBack(JdbcClient db, String of) {
    return db.sql(
            "UPDATE sync_run SET lease = NULL, leased_by = NULL, next_at = ? WHERE leased_by = ?")
        .params(clock.millis(), of)
        .update();
  }

  /** Wants a run; empty when one of the sync is under way already. */
  Optional<Long> ask(String sync, Cause cause, @Nullable Long undoes, String rules) {
    Optional<Long> run =
        store.write(db -> RunRows.add(db, sync, cause, undoes, rules, clock.millis()));
    bell.ring(sync);
    return run;
  }

  public Optional<SyncRun> find(long id) {
    return store.read(db -> RunRows.find(db, id));
  }

  public Optional<SyncRun> latest(String sync) {
    return store.read(db -> RunRows.latest(db, sync));
  }

  /** Lets a plan that waits be carried out, and remembers its rules as approved. */
  public Ruling approve(long id, String by) {
    return decide(
        id,
        (db, run) -> {
          List<Tripped> stuck =
              PartRows.trips(db, id).stream().filter(one -> !one.trip().isApprovable()).toList();
          if (!stuck.isEmpty()) {
            return Ruling.senseless(
                "The run %d cannot be approved: %s Put the source or the rules right and look again."
                    .formatted(id, stuck.get(0).words(java.util.Locale.ENGLISH)));
          }
          if (RunRows.underWay(db, run.sync()).isPresent()) {
            return Ruling.senseless(
                "Another run of the sync " + run.sync() + " is under way: wait for it.");
          }
          long now = clock.millis();
          db.sql(
                  """
                  UPDATE sync_run SET state = 'APPROVED', approved_at = ?, approved_by = ?, next_at = ?
                  WHERE id = ?
                  """)
              .params(now, by, now, id)
              .update();
          PartRows.approveRules(db, run, now);
          return Ruling.DONE;
        });
  }

  /** Decides against a plan that waits. */
  public Ruling dismiss(long id) {
    return decide(
        id,
        (db, run) -> {
          db.sql("UPDATE sync_run SET state = 'DISMISSED', finished_at = ? WHERE id = ?")
              .params(clock.millis(), id)
              .update();
          return Ruling.DONE;
        });
  }

  private interface Decision {
    Ruling on(JdbcClient db, SyncRun run);
  }

  private Ruling decide(long id, Decision decision) {
    Ruling ruling =
        store.write(
            db ->
                RunRows.find(db, id)
                    .map(
                        run ->
                            run.state().isWaiting()
                                ? decision.on(db, run)
                                : Ruling.senseless(
                                    "The run %d waits for nobody: it is %s."
                                        .formatted(id, run.state().word())))
                    .orElse(Ruling.unknown("There is no run " + id + ".")));
    find(id).ifPresent(run -> bell.ring(run.sync()));
    return ruling;
  }

  @Override
  public List<SyncRun> claim(String sync, int max) {
    long now = clock.millis();
    boolean due = store.read(db -> !RunRows.due(db, sync, now, "").isEmpty());
    return max < 1 || !due ? List.of() : store.write(db -> claim(db, sync, now));
  }

  private List<SyncRun> claim(JdbcClient db, String sync, long now) {
    return RunRows.due(db, sync, now, store.claimLock("r")).stream()
        .map(
            id -> {
              String token = UUID.randomUUID().toString();
              RunRows.lease(db, id, token, instance, now + LEASE.toMillis(), now);
              return RunRows.find(db, id).orElseThrow();
            })
        .toList();
  }

  /** Keeps the claim; false when another instance has taken the run over. */
  public boolean goesOn(SyncRun run) {
    long until = clock.millis() + LEASE.toMillis();
    return store.write(
            db ->
                db.sql("UPDATE sync_run SET next_at = ? WHERE id = ? AND lease = ?")
                    .params(until, run.id(), run.lease())
                    .update())
        == 1;
  }

  /** Writes down how a claimed run ended, or that it goes on with its next part. */
  public void settle(SyncRun run) {
    long now = clock.millis();
    store.writeEventually(db -> RunRows.end(db, run, now), LEASE);
    bell.ring(run.sync());
  }

  /** Tried again a few times, for a flow that breaks may have had a passing reason. */
  @Override
  public void abandon(SyncRun run, String why) {
    long now = clock.millis();
    boolean over = run.attempts() + 1 >= MOST_ATTEMPTS;
    store.writeEventually(
        db ->
            db.sql(
                    """
                    UPDATE sync_run SET attempts = attempts + 1, trouble = ?, lease = NULL, leased_by = NULL,
                      next_at = ?, state = CASE WHEN ? = 1 THEN 'FAILED' ELSE state END,
                      finished_at = CASE WHEN ? = 1 THEN CAST(? AS BIGINT) ELSE finished_at END
                    WHERE id = ? AND lease = ?
                    """)
                .params(
                    why.substring(0, Math.min(why.length(), 500)),
                    now + AGAIN.toMillis(),
                    over ? 1 : 0,
                    over ? 1 : 0,
                    now,
                    run.id(),
                    run.lease())
                .update(),
        LEASE);
  }

  @Override
  public Bell bell() {
    return bell;
  }
}
