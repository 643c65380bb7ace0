package dev.muster.console;

import dev.muster.call.Told;
import dev.muster.directory.CallCounts;
import dev.muster.directory.CallFigures;
import dev.muster.directory.Capabilities;
import dev.muster.directory.Directories;
import dev.muster.directory.Directory;
import dev.muster.directory.QuotaStops;
import dev.muster.store.Store;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The directories of the configuration: what they can do, whether they answer, what they cost. */
final class DirectoryList {

  private final Store store;
  private final Directories directories;
  private final CallCounts counts;
  private final QuotaStops stops;

  DirectoryList(Store store, Directories directories, CallCounts counts, QuotaStops stops) {
    this.store = store;
    this.directories = directories;
    this.counts = counts;
    this.stops = stops;
  }

  /** In the reader's language. */
  List<DirectoryView> all(Locale locale) {
    Map<String, Lane> lanes = store.read(Lane::all);
    return directories.all().stream()
        .map(one -> view(one, lanes.getOrDefault(one.name(), Lane.UNUSED), locale))
        .toList();
  }

  Optional<Directory> find(String name) {
    return directories.find(name);
  }

  private DirectoryView view(Directory one, Lane lane, Locale locale) {
    CallFigures calls = counts.figures(one.name());
    Capabilities.Ids ids = one.capabilities().ids();
    return new DirectoryView(
        one.name(),
        one.kind(),
        one.address(),
        one.capabilities().words(),
        new DirectoryView.Ids(ids.own(), ids.alphabet(), ids.longest()),
        answers(lane, locale),
        one.pace().rate(),
        calls.ofToday(),
        calls.ofMonth(),
        costs(one.name(), calls));
  }

  private static DirectoryView.Answers answers(Lane lane, Locale locale) {
    boolean silent = !lane.isOpen();
    String reason = lane.reason();
    return new DirectoryView.Answers(
        !silent,
        silent && reason != null ? Told.in(reason, locale) : null,
        silent ? lane.pausedUntil() : null,
        lane.answeredAt());
  }

  private List<DirectoryView.Cost> costs(String directory, CallFigures calls) {
    Map<String, QuotaStops.Stop> stopped =
        stops.of(directory).stream()
            .collect(Collectors.toMap(QuotaStops.Stop::operation, Function.identity()));
    TreeSet<String> operations = new TreeSet<>(calls.month().keySet());
    operations.addAll(stopped.keySet());
    return operations.stream()
        .map(
            one -> {
              QuotaStops.Stop stop = stopped.get(one);
              return new DirectoryView.Cost(
                  one,
                  calls.today().getOrDefault(one, 0L),
                  calls.month().getOrDefault(one, 0L),
                  stop == null ? null : stop.until(),
                  stop == null ? null : stop.why());
            })
        .toList();
  }
}
