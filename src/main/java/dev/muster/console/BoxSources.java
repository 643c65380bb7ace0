package dev.muster.console;

import dev.muster.box.Box;
import dev.muster.console.SourcesView.HistoryReadView;
import dev.muster.console.SourcesView.LiveView;
import dev.muster.event.Arrivals;
import dev.muster.event.Journal;
import dev.muster.event.Via;
import dev.muster.event.source.CatchUps;
import dev.muster.event.source.LiveLines;
import dev.muster.event.source.SourceSettings;
import dev.muster.event.source.SourceTrouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the events of the boxes come in. */
final class BoxSources {

  private final Arrivals arrivals;
  private final LiveLines lines;
  private final CatchUps catchUps;
  private final SourceSettings settings;
  private final Clock clock;
  private final Instant started;

  BoxSources(
      Journal journal, LiveLines lines, CatchUps catchUps, SourceSettings settings, Clock clock) {
    this.arrivals = journal.arrivals();
    this.lines = lines;
    this.catchUps = catchUps;
    this.settings = settings;
    this.clock = clock;
    this.started = clock.instant();
  }

  Map<String, CatchUps.Mark> marks() {
    return catchUps.marks();
  }

  /** In the reader's language. */
  SourcesView of(Box box, CatchUps.@Nullable Mark mark, Locale locale) {
    return new SourcesView(
        arrivals.last(box.name(), Via.PUSH).orElse(null),
        box.liveAddress().isEmpty() ? null : live(lines.all().get(box.name()), locale),
        mark == null || !settings.catchesUp()
            ? null
            : new HistoryReadView(
                mark.pulledAt(),
                mark.until(),
                mark.known(),
                SourceTrouble.told(mark.trouble(), locale)),
        isQuiet(box.name()));
  }

  private static LiveView live(LiveLines.@Nullable Line line, Locale locale) {
    return line == null
        ? new LiveView(false, null, null, "")
        : new LiveView(
            line.connected(),
            line.since(),
            line.heardAt(),
            SourceTrouble.told(line.trouble(), locale));
  }

  /** A box of which nobody remembers anything is quiet once the program has waited long enough. */
  boolean isQuiet(String box) {
    Instant last = arrivals.last(box).orElse(started);
    return last.plus(settings.quietAfter()).isBefore(clock.instant());
  }

  /** For how long nothing has come from the box; empty when nobody remembers that anything did. */
  Optional<Duration> silence(String box) {
    return arrivals.last(box).map(at -> Duration.between(at, clock.instant()));
  }

  /** True when its realtime events are watched at this moment. */
  boolean isWatched(String box) {
    LiveLines.Line line = lines.all().get(box);
    return line != null && line.connected();
  }
}
