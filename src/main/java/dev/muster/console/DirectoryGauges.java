package dev.muster.console;

import dev.muster.directory.CallCounts;
import dev.muster.directory.Directories;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** The figures of each box and cloud for Prometheus, named {@code muster_…}. */
final class DirectoryGauges implements MeterBinder {

  private final Census census;
  private final Directories directories;
  private final CallCounts counts;

  DirectoryGauges(Census census, Directories directories, CallCounts counts) {
    this.census = census;
    this.directories = directories;
    this.counts = counts;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    directories.names().forEach(one -> placements(registry, one));
    counts.follow((directory, operation) -> calls(registry, directory, operation));
  }

  private void placements(MeterRegistry registry, String directory) {
    for (PlacementState state : PlacementState.values()) {
      Gauge.builder(
              "muster.placements",
              census,
              all -> all.figures().placementsOf(directory).getOrDefault(state.word(), 0L))
          .description("Placements by state and directory")
          .tag("directory", directory)
          .tag("state", state.word())
          .register(registry);
    }
  }

  private void calls(MeterRegistry registry, String directory, String operation) {
    FunctionCounter.builder(
            "muster.directory.calls", counts, all -> all.sinceStart(directory, operation))
        .description("Calls that count against a quota since the start, by interface")
        .tag("directory", directory)
        .tag("operation", operation)
        .register(registry);
  }
}
