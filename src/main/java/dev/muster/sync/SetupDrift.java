package dev.muster.sync;

import dev.muster.box.Boxes;
import dev.muster.box.Drift;
import dev.muster.box.DriftReport;
import dev.muster.box.Drifts;

/** How the set-up of a box differs from the configuration, as changes of the same plan. */
final class SetupDrift {

  private final Boxes boxes;
  private final Drifts drifts;

  SetupDrift(Boxes boxes, Drifts drifts) {
    this.boxes = boxes;
    this.drifts = drifts;
  }

  /** Looks at the box, unless nothing was ever set up there. */
  void compare(DirectoryComparison part) {
    if (boxes.names().contains(part.target())) {
      drifts.look(part.target()).ifPresent(report -> compare(part, report));
    }
  }

  private static void compare(DirectoryComparison part, DriftReport report) {
    for (DriftReport.Entry entry : report.entries()) {
      Drift.Item item = entry.item();
      if (item.problem().isDrift()) {
        part.add(
            Draft.of(Change.SETUP, item.part() + " " + item.item(), null, item.item())
                .because(item.problem().name(), item.wanted() + " / " + item.found())
                .wanted(item.fix() == null ? null : item.fix().name(), null));
      }
    }
    part.flush();
  }
}
