package dev.muster.sync;

import dev.muster.store.Store;
import dev.muster.sync.source.Kind;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ends a plan: what each target came to, what the guards say, and how the run goes on. */
final class Conclusion {

  private static final Set<Change> DOING =
      Set.of(
          Change.ADD,
          Change.UPDATE,
          Change.REMOVE,
          Change.WAIT,
          Change.ADOPT,
          Change.SETUP,
          Change.LINK);

  private static final String BY_GUARD = "guard";

  private final Store store;
  private final SetupDrift setup;
  private final Clock clock;

  Conclusion(Store store, SetupDrift setup, Clock clock) {
    this.store = store;
    this.setup = setup;
    this.clock = clock;
  }

  SyncRun of(Planning planning) {
    if (planning.trouble().isEmpty()) {
      unknown(planning);
      planning.allDirectories().stream()
          .filter(part -> part.trouble().isEmpty())
          .forEach(setup::compare);
    }
    Instant now = clock.instant();
    return store.write(db -> conclude(db, planning, now));
  }

  /** Told once, with the first directory: they are people of the source, and of no directory. */
  private static void unknown(Planning planning) {
    if (!planning.allDirectories().isEmpty()) {
      DirectoryComparison first = planning.allDirectories().get(0);
      planning.unknown().stream()
          .map(
              one ->
                  Draft.conflict(one.id(), null, one.name(), Conflict.NOT_ON_ROSTER)
                      .wanted(Texts.of(one), null))
          .forEach(first::add);
      first.flush();
    }
  }

  private SyncRun conclude(JdbcClient db, Planning planning, Instant now) {
    SyncRun run = planning.run();
    List<Comparison> parts = new ArrayList<>(planning.allDirectories());
    if (planning.roster() != null) {
      parts.add(planning.roster());
    }
    List<Tripped> source = source(db, planning, parts);
    boolean tripped = !source.isEmpty();
    for (Comparison part : parts) {
      boolean failed = !part.trouble().isEmpty();
      List<Tripped> trips = new ArrayList<>(source);
      trips.addAll(failed ? List.of() : target(db, planning, part));
      PartRows.end(db, run.id(), part, trips, failed);
      tripped |= !trips.isEmpty();
      if (failed) {
        db.sql("DELETE FROM sync_item WHERE run = ? AND target = ?")
            .params(run.id(), part.target())
            .update();
      } else if (!planning.sync().grace().period().isZero()) {
        Departures.remember(db, run, part.target(), now.toEpochMilli());
      }
    }
    SyncRun ended = run.planned(state(planning, parts, tripped), planning, BY_GUARD, now);
    if (ended.state() != RunState.FAILED) {
      RunRows.supersedeWaiting(db, run, now.toEpochMilli());
    }
    return ended;
  }

  private static RunState state(Planning planning, List<Comparison> parts, boolean tripped) {
    boolean failed = parts.stream().noneMatch(part -> part.trouble().isEmpty());
    if (failed || !planning.trouble().isEmpty()) {
      return RunState.FAILED;
    }
    if (tripped) {
      return RunState.TRIPPED;
    }
    boolean nothing =
        parts.stream()
            .filter(part -> part.trouble().isEmpty())
            .allMatch(part -> DOING.stream().allMatch(one -> part.counts().of(one) == 0));
    if (nothing) {
      return RunState.DONE;
    }
    return planning.sync().mode() == Mode.PLAN ? RunState.PLANNED : RunState.APPROVED;
  }

  /** The roster is a source like any other, but an empty one with nobody to remove is a start. */
  private static List<Tripped> source(JdbcClient db, Planning planning, List<Comparison> parts) {
    if (!planning.trouble().isEmpty()) {
      return List.of();
    }
    if (planning.sync().source().kind() == Kind.ROSTER) {
      planning.countRoster();
      boolean leaves =
          parts.stream()
              .anyMatch(
                  part -> part.counts().of(Change.REMOVE) + part.counts().of(Change.WAIT) > 0);
      if (!leaves) {
        return List.of();
      }
    }
    long before = RunRows.listedBefore(db, planning.sync().name());
    return Guard.source(planning.sync().guard(), planning.evidence(before));
  }

  private static List<Tripped> target(JdbcClient db, Planning planning, Comparison part) {
    Sync sync = planning.sync();
    Guard.Approved approved = PartRows.approved(db, planning.run(), part.target());
    Guard.Target evidence =
        part instanceof DirectoryComparison directory
            ? directory.evidence(approved)
            : ((RosterComparison) part).evidence(LinkRows.count(db, sync.name()), approved);
    return Guard.target(sync.mode(), sync.guard(), evidence);
  }
}
