package dev.muster.console;

import dev.muster.call.Told;
import dev.muster.directory.CallCounts;
import dev.muster.directory.CallFigures;
import dev.muster.directory.Directories;
import dev.muster.directory.Directory;
import dev.muster.store.Store;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The directories that report nothing themselves: whether they answer, and what that has cost. */
final class CloudList {

  private final Store store;
  private final Directories directories;
  private final CallCounts counts;
  private final Census census;

  CloudList(Store store, Directories directories, CallCounts counts, Census census) {
    this.store = store;
    this.directories = directories;
    this.counts = counts;
    this.census = census;
  }

  /** In the reader's language. */
  List<CloudView> all(Locale locale) {
    List<Directory> clouds =
        directories.all().stream().filter(one -> !one.capabilities().reports()).toList();
    if (clouds.isEmpty()) {
      return List.of();
    }
    Map<String, Lane> lanes = store.read(Lane::all);
    return clouds.stream()
        .map(one -> view(one, lanes.getOrDefault(one.name(), Lane.UNUSED), locale))
        .toList();
  }

  private CloudView view(Directory cloud, Lane lane, Locale locale) {
    boolean silent = !lane.isOpen();
    CallFigures calls = counts.figures(cloud.name());
    return new CloudView(
        cloud.name(),
        cloud.kind(),
        cloud.address(),
        silent && lane.reason() != null ? Told.in(lane.reason(), locale) : null,
        silent ? lane.pausedUntil() : null,
        lane.answeredAt(),
        calls.ofToday(),
        calls.ofMonth(),
        census.figures().placementsOf(cloud.name()));
  }
}
