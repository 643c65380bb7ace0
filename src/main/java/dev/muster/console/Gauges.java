package dev.muster.console;

import dev.muster.box.Boxes;
import dev.muster.event.BoxClocks;
import dev.muster.event.IntakeCounts;
import dev.muster.event.IntakeCounts.Fate;
import dev.muster.event.Journal;
import dev.muster.event.Via;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;

/** The figures of the census for Prometheus, named {@code muster_…}; counted when scraped. */
final class Gauges implements MeterBinder {

  private final Census census;
  private final Boxes boxes;
  private final BoxClocks clocks;
  private final IntakeCounts counts;

  Gauges(Census census, Boxes boxes, BoxClocks clocks, Journal journal) {
    this.census = census;
    this.boxes = boxes;
    this.clocks = clocks;
    this.counts = journal.counts();
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("muster.people", census, all -> all.figures().people())
        .description("People on the roster")
        .register(registry);
    Gauge.builder("muster.events", census, all -> all.figures().events())
        .description("Match events that are kept")
        .register(registry);
    intake(registry);
    boxes.names().forEach(box -> clock(registry, box));
  }

  private void intake(MeterRegistry registry) {
    for (Via via : Via.values()) {
      for (Fate fate : Fate.values()) {
        FunctionCounter.builder("muster.intake", counts, all -> all.of(via, fate))
            .description(
                "What came from the boxes since the start, by way and by what became of it")
            .tag("via", via.name().toLowerCase(Locale.ROOT))
            .tag("fate", fate.name().toLowerCase(Locale.ROOT))
            .register(registry);
      }
    }
  }

  private void clock(MeterRegistry registry, String box) {
    Gauge.builder(
            "muster.box.clock.ahead",
            clocks,
            all -> all.of(box).map(skew -> skew.skew().toMillis() / 1000.0).orElse(Double.NaN))
        .description("How far the clock of the box is ahead of ours, by its quickest events")
        .baseUnit("seconds")
        .tag("box", box)
        .register(registry);
  }
}
