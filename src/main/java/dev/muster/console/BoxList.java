package dev.muster.console;

import dev.muster.box.Box;
import dev.muster.box.BoxSetup;
import dev.muster.box.Boxes;
import dev.muster.box.EventKey;
import dev.muster.call.Told;
import dev.muster.console.BoxView.DeviceView;
import dev.muster.console.BoxView.Part;
import dev.muster.console.BoxView.Standing;
import dev.muster.event.BoxClocks;
import dev.muster.event.source.CatchUps;
import dev.muster.store.Store;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The boxes of the configuration: whether they answer, what stands on them, how many people. */
final class BoxList {

  private final Store store;
  private final Boxes boxes;
  private final BoxSetup setup;
  private final Census census;
  private final BoxClocks clocks;
  private final BoxSources sources;

  BoxList(
      Store store,
      Boxes boxes,
      BoxSetup setup,
      Census census,
      BoxClocks clocks,
      BoxSources sources) {
    this.store = store;
    this.boxes = boxes;
    this.setup = setup;
    this.census = census;
    this.clocks = clocks;
    this.sources = sources;
  }

  /** In the reader's language. */
  List<BoxView> all(Locale locale) {
    Map<String, Lane> lanes = store.read(Lane::all);
    List<BoxSetup.Standing> standing = setup.all();
    Census.Figures figures = census.figures();
    Map<String, CatchUps.Mark> marks = sources.marks();
    return boxes.all().stream()
        .map(
            box ->
                view(
                    box,
                    told(lanes.getOrDefault(box.name(), Lane.UNUSED), locale),
                    standing,
                    figures,
                    sources.of(box, marks.get(box.name()), locale)))
        .toList();
  }

  private static Lane told(Lane lane, Locale locale) {
    return lane.reason() == null ? lane : lane.because(Told.in(lane.reason(), locale));
  }

  private BoxView view(
      Box box,
      Lane lane,
      List<BoxSetup.Standing> standing,
      Census.Figures figures,
      SourcesView events) {
    return new BoxView(
        box.name(),
        box.url().toString(),
        standing(lane),
        lane.reason() == null ? null : EventKey.masked(lane.reason()),
        lane.isOpen() ? null : lane.pausedUntil(),
        lane.answeredAt(),
        box.devices().stream().map(d -> new DeviceView(d.name(), d.address(), d.group())).toList(),
        standing.stream()
            .filter(one -> one.box().equals(box.name()))
            .map(
                one ->
                    new Part(
                        one.part().name().toLowerCase(Locale.ROOT),
                        one.item(),
                        EventKey.masked(one.problem())))
            .toList(),
        figures.placementsOf(box.name()),
        clocks.of(box.name()).map(BoxView.ClockView::of).orElse(null),
        events,
        figures.placedLately().getOrDefault(box.name(), 0L));
  }

  private static Standing standing(Lane lane) {
    if (!lane.isOpen()) {
      return Standing.SILENT;
    }
    return lane.answeredAt() == null ? Standing.NOT_ASKED : Standing.ANSWERS;
  }
}
