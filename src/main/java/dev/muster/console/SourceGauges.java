package dev.muster.console;

import dev.muster.box.Box;
import dev.muster.box.Boxes;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Whether the boxes are heard, for Prometheus; nothing of it reads the store. */
final class SourceGauges implements MeterBinder {

  private final Boxes boxes;
  private final BoxSources sources;

  SourceGauges(Boxes boxes, BoxSources sources) {
    this.boxes = boxes;
    this.sources = sources;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    boxes.all().forEach(box -> bind(registry, box));
  }

  private void bind(MeterRegistry registry, Box box) {
    String name = box.name();
    Gauge.builder("muster.box.quiet", sources, all -> all.isQuiet(name) ? 1 : 0)
        .description("1 when nothing has come from the box for events.quiet-after, else 0")
        .tag("box", name)
        .register(registry);
    Gauge.builder("muster.box.silence", sources, all -> seconds(all, name))
        .description("For how long nothing has come from the box")
        .baseUnit("seconds")
        .tag("box", name)
        .register(registry);
    if (!box.liveAddress().isEmpty()) {
      Gauge.builder("muster.box.watched", sources, all -> all.isWatched(name) ? 1 : 0)
          .description("1 while the realtime events of the box are watched, else 0")
          .tag("box", name)
          .register(registry);
    }
  }

  private static double seconds(BoxSources sources, String box) {
    return sources.silence(box).map(one -> one.toMillis() / 1000.0).orElse(Double.NaN);
  }
}
