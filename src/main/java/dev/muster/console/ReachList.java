package dev.muster.console;

import dev.muster.box.EventKey;
import dev.muster.call.Told;
import dev.muster.directory.Directories;
import dev.muster.directory.Directory;
import dev.muster.store.Store;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All directories of the configuration and whether they can be reached. */
final class ReachList {

  private final Store store;
  private final Directories directories;
  private final Census census;

  ReachList(Store store, Directories directories, Census census) {
    this.store = store;
    this.directories = directories;
    this.census = census;
  }

  /** In the reader's language. */
  List<Reach> all(Locale locale) {
    Map<String, Lane> lanes = store.read(Lane::all);
    Census.Figures figures = census.figures();
    return directories.all().stream()
        .map(one -> reach(one, lanes.getOrDefault(one.name(), Lane.UNUSED), figures, locale))
        .toList();
  }

  /** The same by name. */
  Map<String, Reach> byName(Locale locale) {
    return all(locale).stream().collect(Collectors.toMap(Reach::name, Function.identity()));
  }

  /** Only what is set up and reports has a page: it shows devices, groups and drift. */
  private static Reach reach(Directory one, Lane lane, Census.Figures figures, Locale locale) {
    boolean silent = !lane.isOpen();
    String reason = lane.reason();
    return new Reach(
        one.name(),
        silent,
        silent && reason != null ? EventKey.masked(Told.in(reason, locale)) : null,
        silent ? lane.pausedUntil() : null,
        lane.answeredAt(),
        figures.placementsOf(one.name()),
        one.capabilities().reports());
  }
}
