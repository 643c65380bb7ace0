package dev.muster.console;

import dev.muster.box.Boxes;
import dev.muster.box.DriftReport;
import dev.muster.box.Drifts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** {@code muster_box_drift} for Prometheus; not a number while a box was never looked at. */
final class DriftGauge implements MeterBinder {

  private final Boxes boxes;
  private final Drifts drifts;

  DriftGauge(Boxes boxes, Drifts drifts) {
    this.boxes = boxes;
    this.drifts = drifts;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (String box : boxes.names()) {
      Gauge.builder("muster.box.drift", drifts, all -> drifted(all.report(box)))
          .description("What is not as wanted on a box, by its last look")
          .tag("box", box)
          .register(registry);
    }
  }

  private static double drifted(DriftReport report) {
    return report.checkedAt() == null ? Double.NaN : report.drifted();
  }
}
