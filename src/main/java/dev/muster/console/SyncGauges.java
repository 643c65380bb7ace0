package dev.muster.console;

import dev.muster.sync.Change;
import dev.muster.sync.RunState;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How the syncs stand, for Prometheus. */
final class SyncGauges implements MeterBinder {

  private final SyncDesk desk;
  private final SyncFigures figures;
  private final RunCounts runs;
  private final Clock clock;

  SyncGauges(SyncDesk desk, SyncFigures figures, RunCounts runs, Clock clock) {
    this.desk = desk;
    this.figures = figures;
    this.runs = runs;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("muster.sync.hints", figures, all -> all.figures().hints())
        .description("Questions whether two entries are one person that nobody has answered")
        .register(registry);
    desk.all().forEach(sync -> sync(registry, sync));
  }

  private void sync(MeterRegistry registry, SyncDesk.Known sync) {
    String name = sync.name();
    for (RunState state : RunState.values()) {
      FunctionCounter.builder("muster.sync.runs", runs, all -> all.of(name, state))
          .description("Runs that came into the state since the start")
          .tag("sync", name)
          .tag("state", state.word())
          .register(registry);
    }
    for (Change change : Change.values()) {
      Gauge.builder(
              "muster.sync.items",
              figures,
              all -> all.figures().of(name).changes().getOrDefault(change.word(), 0L))
          .description("Changes of the last plan")
          .tag("sync", name)
          .tag("change", change.word())
          .register(registry);
    }
    Gauge.builder("muster.sync.last.good", figures, all -> age(all, name))
        .description("How long ago the last good run ended; not a number before the first")
        .baseUnit("seconds")
        .tag("sync", name)
        .register(registry);
    Gauge.builder("muster.sync.overdue", figures, all -> all.isOverdue(sync) ? 1 : 0)
        .description("1 when the last good run is longer ago than the sync allows, else 0")
        .tag("sync", name)
        .register(registry);
  }

  private double age(SyncFigures all, String sync) {
    Instant good = all.figures().of(sync).goodAt();
    return good == null ? Double.NaN : Duration.between(good, clock.instant()).toMillis() / 1000.0;
  }
}
