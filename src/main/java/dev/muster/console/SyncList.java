package dev.muster.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The syncs of the configuration and how they stand, and the directories they look after. */
final class SyncList {

  private final SyncDesk desk;
  private final SyncFigures figures;
  private final SyncRunList runs;
  private final ReachList directories;

  SyncList(SyncDesk desk, SyncFigures figures, SyncRunList runs, ReachList directories) {
    this.desk = desk;
    this.figures = figures;
    this.runs = runs;
    this.directories = directories;
  }

  /** In the order of the configuration, in the reader's language. */
  List<SyncView> all(Locale locale) {
    SyncFigures.Figures now = figures.figures();
    List<Long> last =
        now.syncs().values().stream()
            .map(SyncFigures.Standing::last)
            .filter(Objects::nonNull)
            .toList();
    Map<Long, SyncRunView> known =
        runs.among(last, locale).stream()
            .collect(Collectors.toMap(SyncRunView::id, Function.identity()));
    return desk.all().stream().map(one -> view(one, now.of(one.name()), known, locale)).toList();
  }

  Optional<SyncView> find(String name, Locale locale) {
    return all(locale).stream().filter(one -> one.name().equals(name)).findFirst();
  }

  /** How many questions nobody has answered. */
  long questions() {
    return figures.figures().hints();
  }

  /** The runs that wait for somebody, newest first. */
  List<SyncRunView> waiting(Locale locale) {
    return runs.among(figures.figures().waiting(), locale);
  }

  /**
   * A directory and when it was last as it should be.
   *
   * @param goodAt the end of the last good run of any sync that compared it; null when none did
   * @param syncs those that look after it
   */
  record Kept(
      String directory,
      boolean page,
      boolean silent,
      @Nullable Instant goodAt,
      List<String> syncs) {}

  /** Every directory of the configuration, by name. */
  List<Kept> directories(Locale locale) {
    Map<String, Instant> good = figures.figures().good();
    Map<String, Kept> kept = new TreeMap<>();
    for (Reach one : directories.all(locale)) {
      List<String> syncs =
          desk.all().stream()
              .filter(sync -> sync.targets().contains(one.name()))
              .map(SyncDesk.Known::name)
              .toList();
      kept.put(
          one.name(), new Kept(one.name(), one.page(), one.silent(), good.get(one.name()), syncs));
    }
    return List.copyOf(kept.values());
  }

  private SyncView view(
      SyncDesk.Known sync,
      SyncFigures.Standing standing,
      Map<Long, SyncRunView> known,
      Locale locale) {
    String cron = sync.cron();
    Duration overdue = sync.overdue();
    Long last = standing.last();
    return new SyncView(
        sync.name(),
        sync.source(),
        sync.origin(),
        sync.targets(),
        sync.mode(),
        cron,
        cron == null
            ? new SyncWords(locale).sentence("schedule.none").orElse("")
            : new CronWords(locale).of(cron),
        sync.zone(),
        desk.next(sync.name()).orElse(null),
        last == null ? null : known.get(last),
        standing.goodAt(),
        figures.isOverdue(sync),
        overdue == null ? null : overdue.toSeconds());
  }
}
