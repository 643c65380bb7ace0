package dev.muster.event.source;

import dev.muster.event.source.CatchUp.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A page of the history of a box: what it says of the window that it was asked for.
 *
 * @param total how many events of the window the box counts, -1 when it does not tell
 */
record Page(List<Listed> rows, int total) {

  /** Boxes write times in units that do not round alike. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  /** The window with what this page adds to it. */
  CatchUp readInto(CatchUp before) {
    Window window = before.window();
    boolean heeded = before.times() != Times.UNHEEDED;
    if (heeded && rows.stream().anyMatch(one -> strays(one, window))) {
      return before.end(State.STRAYED, SourceTrouble.TIMES_NOT_KEPT.kept(""));
    }
    Paging paging = before.paging().read(rows.stream().map(Listed::id).toList(), total);
    if (!paging.whole() && hasMore(before, paging) && heeded && window.canBeHalved()) {
      return before.end(State.CROWDED, "");
    }
    CatchUp next = taken(before, paging);
    if (paging.isHopeless()) {
      return next.failed(SourceTrouble.NOT_ALL_LISTED.kept(total + ""));
    }
    return paging.whole() ? next.end(State.WHOLE, "") : next;
  }

  private CatchUp taken(CatchUp before, Paging paging) {
    List<Listed> fresh =
        rows.stream()
            .filter(one -> !before.paging().seen().contains(one.id()))
            .filter(one -> isWanted(one, before.window()))
            .toList();
    Found found = before.found();
    for (Listed one : fresh) {
      found = found.with(one.at());
    }
    return new CatchUp(
        before.box(),
        before.claim(),
        before.window(),
        before.times(),
        paging,
        fresh,
        null,
        found,
        State.READING,
        "");
  }

  /** True when a page shows that the window holds more than an answer: full, or not the first. */
  private boolean hasMore(CatchUp before, Paging read) {
    Paging paging = before.paging();
    boolean further = paging.page() > 0 && read.seen().size() > paging.seen().size();
    return further || (rows.size() >= before.rows() && total > rows.size());
  }

  private static boolean strays(Listed one, Window window) {
    Instant at = one.at();
    return at != null && window.isBefore(at, GRACE);
  }

  private static boolean isWanted(Listed one, Window window) {
    Instant at = one.at();
    return !one.isIgnored() && (at == null || window.holds(at, GRACE));
  }
}
