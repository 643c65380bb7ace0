package dev.muster.console;

import dev.muster.enrol.ledger.Ruling;
import dev.muster.sync.Cause;
import dev.muster.sync.Schedule;
import dev.muster.sync.Sync;
import dev.muster.sync.SyncRuns;
import dev.muster.sync.Syncs;
import dev.muster.sync.apply.Hints;
import dev.muster.sync.apply.Undo;
import dev.muster.sync.source.ListSource;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the pages and the interface know of the configured syncs, and may ask of them. */
final class SyncDesk {

  /**
   * A sync of the configuration.
   *
   * @param source the kind of its source
   * @param origin the file, address or directory of the source, without secrets; empty for the
   *     roster
   * @param cron null when it runs by hand only
   * @param overdue how old the last good run may be; null when nobody is alarmed
   */
  record Known(
      String name,
      String source,
      String origin,
      List<String> targets,
      @Nullable String cron,
      String zone,
      String mode,
      @Nullable Duration overdue) {}

  private final Syncs syncs;
  private final SyncRuns runs;
  private final Undo undo;
  private final Hints hints;
  private final Clock clock;

  SyncDesk(Syncs syncs, SyncRuns runs, Undo undo, Hints hints, Clock clock) {
    this.syncs = syncs;
    this.runs = runs;
    this.undo = undo;
    this.hints = hints;
    this.clock = clock;
  }

  /** In the order of the configuration. */
  List<Known> all() {
    return syncs.all().stream().map(this::known).toList();
  }

  private Known known(Sync sync) {
    return new Known(
        sync.name(),
        sync.source().kind().word(),
        origin(sync.source()),
        syncs.targets(sync),
        sync.schedule().isEmpty() ? null : sync.schedule(),
        sync.zone().isEmpty() ? ZoneId.systemDefault().getId() : sync.zone(),
        sync.mode().name().toLowerCase(Locale.ROOT),
        sync.overdue());
  }

  /** Without what may be secret: the user, the query and the fragment of an address. */
  private static String origin(ListSource source) {
    return switch (source.kind()) {
      case ROSTER -> "";
      case FILE -> String.valueOf(source.path());
      case URL, JSON -> address(source.url());
      case SQL -> source.jdbc().replaceAll("[?;].*", "").replaceAll("//[^/@]*@", "//");
      case DIRECTORY -> source.directory();
    };
  }

  private static String address(@Nullable URI url) {
    return url == null ? "" : url.getScheme() + "://" + url.getHost() + port(url) + url.getPath();
  }

  private static String port(URI url) {
    return url.getPort() < 0 ? "" : ":" + url.getPort();
  }

  /** When the timer begins the next run; empty when none does. */
  Optional<Instant> next(String sync) {
    Optional<Schedule> timing = syncs.find(sync).flatMap(Sync::timing);
    return timing.flatMap(schedule -> schedule.next(clock.instant()));
  }

  /**
   * Has a sync look at its lists now.
   *
   * @return the run
   * @throws Conflict with one sentence, when one is under way
   */
  long ask(String sync) {
    return syncs
        .ask(sync, Cause.HAND)
        .orElseThrow(
            () -> new Conflict("A run of the sync " + sync + " is under way: wait for it."));
  }

  /** Lets the plan of a run be carried out. */
  Ruling approve(long run, String by) {
    return runs.approve(run, by);
  }

  /** Decides against the plan of a run. */
  Ruling dismiss(long run) {
    return runs.dismiss(run);
  }

  /** Until when a run can be taken back; empty when it cannot. */
  Optional<Instant> undoableUntil(long run) {
    return runs.find(run).flatMap(undo::possibleUntil);
  }

  /** Plans a run that takes this one back. */
  Undo.Answer undo(long run) {
    return undo.undo(run);
  }

  /** Says whether the two entries of a question are one person. */
  Ruling answer(long hint, boolean same) {
    return hints.answer(hint, same);
  }
}
