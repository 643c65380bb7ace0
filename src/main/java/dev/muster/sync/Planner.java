package dev.muster.sync;

import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Told;
import dev.muster.directory.Capabilities;
import dev.muster.directory.Directories;
import dev.muster.directory.ListPage;
import dev.muster.errand.Errand;
import dev.muster.store.Store;
import dev.muster.sync.source.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;

/**
 * Makes plans: the steps of {@code plan-sync}. A plan is a function of lists; nothing but its own
 * rows is written.
 */
public final class Planner {

  private static final Duration BEAT = Duration.ofSeconds(20);

  private final Store store;
  private final Syncs syncs;
  private final SyncRuns runs;
  private final Directories directories;
  private final PhotoMarks marks;
  private final Conclusion conclusion;
  private final Clock clock;
  private final Map<Long, Instant> beats = new ConcurrentHashMap<>();

  /** The mark of a photo by the name that the source of a sync has for it. */
  @FunctionalInterface
  interface PhotoMarks {
    String mark(Sync sync, String photo);
  }

  Planner(
      Store store,
      Syncs syncs,
      SyncRuns runs,
      Directories directories,
      PhotoMarks marks,
      Conclusion conclusion,
      Clock clock) {
    this.store = store;
    this.syncs = syncs;
    this.runs = runs;
    this.directories = directories;
    this.marks = marks;
    this.conclusion = conclusion;
    this.clock = clock;
  }

  /**
   * Reads the roster; asks nobody.
   *
   * @throws IllegalStateException when the sync has left the configuration
   */
  public Planning begin(SyncRun run) {
    Sync sync =
        syncs
            .find(run.sync())
            .orElseThrow(
                () -> new IllegalStateException("no sync is named " + run.sync() + " any more"));
    List<String> targets = syncs.targets(sync);
    long now = clock.millis();
    store.write(
        db -> {
          PartRows.begin(db, run.id(), targets);
          return run.id();
        });
    RollReader reader = new RollReader(store);
    PeopleFilter filter = sync.isFromRoster() ? sync.filter() : PeopleFilter.ALL;
    Roll roll = reader.roll(filter, clock.instant());
    BitSet members = new BitSet(roll.size());
    List<DirectoryComparison> compared = new ArrayList<>();
    for (String target : targets) {
      if (!target.equals(Sync.ROSTER)) {
        Capabilities can = directories.get(target).capabilities();
        compared.add(
            new DirectoryComparison(
                run,
                new DirectoryComparison.Known(
                    target,
                    can.versions(),
                    can.reports(),
                    roll,
                    () -> reader.places(roll, target),
                    wanted(sync, target, reader, roll, members),
                    sync.isFromRoster() ? null : reader.chosen(roll, target)),
                drafts -> new Departures(store, sync, target, roll, now, drafts),
                drafts -> new Relapses(store, target, now, drafts),
                new PlanItems(store, run, target, now),
                now));
      }
    }
    RosterComparison roster =
        targets.contains(Sync.ROSTER)
            ? new RosterComparison(
                store,
                sync,
                truth(sync, reader),
                roll,
                new PlanItems(store, run, Sync.ROSTER, now),
                store.read(db -> Settled.of(db, sync.name(), Sync.ROSTER)),
                now)
            : null;
    return new Planning(run, sync, roll, roster, compared, members, () -> beat(run));
  }

  /** Where another sync chooses who stands on the directory, its choice holds. */
  private IntPredicate wanted(
      Sync sync, String target, RollReader reader, Roll roll, BitSet members) {
    if (!sync.isFromRoster()) {
      return place -> roll.isWanted(place) && members.get(place);
    }
    Optional<Sync> chooser = syncs.chooserOf(target).filter(one -> !one.name().equals(sync.name()));
    if (chooser.isEmpty()) {
      return roll::isWanted;
    }
    BitSet chosen =
        chooser.get().isFromRoster()
            ? reader.passing(roll, chooser.get().filter())
            : reader.chosen(roll, target);
    return place -> roll.isWanted(place) && chosen.get(place);
  }

  private Truth truth(Sync sync, RollReader reader) {
    boolean directory = sync.source().kind() == Kind.DIRECTORY;
    Set<Field> own = EnumSet.copyOf(sync.fields());
    boolean photos =
        directory && directories.get(sync.source().directory()).capabilities().photos();
    Set<String> written = directory ? reader.beingWritten(sync.source().directory()) : Set.of();
    UnaryOperator<String> mark = photo -> marks.mark(sync, photo);
    return new Truth(own, syncs.earlierClaims(sync), photos, mark, written::contains);
  }

  /** The list of a directory is about to be read. */
  public DirectoryComparison open(DirectoryComparison part) {
    part.open();
    return part;
  }

  /** Takes down a page of the list of a directory. */
  public DirectoryComparison page(DirectoryComparison part, Errand<?> errand) {
    Outcome<?> outcome = errand.outcome();
    if (outcome == null) {
      throw new IllegalStateException("the route of " + errand.verb() + " ended without outcome");
    }
    part.page(listed(outcome));
    beat(part.run());
    return part;
  }

  private static Outcome<ListPage> listed(Outcome<?> outcome) {
    return outcome.fold(
        page -> new Outcome.Answered<>((ListPage) page),
        Outcome.Refused::new,
        Outcome.NotReached::new,
        Outcome.OutcomeUnknown::new);
  }

  /** The source has gone by: whoever it does not list is known now. */
  public Planning sourceRead(Planning planning) {
    RosterComparison roster = planning.roster();
    if (roster != null) {
      if (!planning.trouble().isEmpty()) {
        roster.fail(planning.trouble());
      }
      roster.end(clock.millis());
    }
    return planning;
  }

  /** The list of a directory has gone by. */
  public DirectoryComparison compared(DirectoryComparison part) {
    part.end(clock.millis());
    return part;
  }

  /** Writes the plan down whole, and lets the guards judge it. */
  public SyncRun finish(Planning planning) {
    for (DirectoryComparison part : planning.allDirectories()) {
      if (part.isPageToRead()) {
        part.fail(
            planning.trouble().isEmpty()
                ? Told.of(Reason.FLOW_BROKE, "compare-with-directory")
                : planning.trouble());
      }
    }
    beats.remove(planning.run().id());
    return conclusion.of(planning);
  }

  /** Tells now and then that somebody is at the run; stops when another instance is. */
  private void beat(SyncRun run) {
    Instant now = clock.instant();
    Instant last = beats.putIfAbsent(run.id(), now);
    if (last != null && last.plus(BEAT).isBefore(now) && beats.replace(run.id(), last, now)) {
      if (!runs.goesOn(run)) {
        throw new IllegalStateException("run " + run.id() + " was taken over by another instance");
      }
    }
  }
}
