package dev.muster.console;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page of a run: what it plans, why a guard stopped it, and what became of each change. */
@Controller
final class RunPages {

  private static final int ITEMS = 100;

  private final SyncRunList runs;
  private final SyncItemList items;
  private final SyncFigures figures;
  private final SyncDesk desk;
  private final Times times;

  RunPages(SyncRunList runs, SyncItemList items, SyncFigures figures, SyncDesk desk, Times times) {
    this.runs = runs;
    this.items = items;
    this.figures = figures;
    this.desk = desk;
    this.times = times;
  }

  @ModelAttribute("times")
  Times times() {
    return times;
  }

  @GetMapping("/sync-runs/{id}")
  String page(
      @PathVariable long id,
      @ModelAttribute RunItems.Wish wish,
      @RequestParam(required = false) @Nullable String problem,
      Model model,
      Locale locale) {
    SyncRunView run = find(id, locale);
    model.addAttribute("live", live(run, locale));
    model.addAttribute("shown", shown(run, wish, locale));
    model.addAttribute("problem", BadParameter.choice("problem", RunButtons.PROBLEMS, problem));
    return "sync-run";
  }

  @GetMapping("/sync-runs/{id}/live")
  ModelAndView live(
      @PathVariable long id, @RequestParam(defaultValue = "") String seen, Locale locale) {
    RunLive live = live(find(id, locale), locale);
    return Part.of(live.seen(), seen, "sync/run :: section", "live", live);
  }

  @GetMapping("/sync-runs/{id}/items")
  ModelAndView items(
      @PathVariable long id,
      @ModelAttribute RunItems.Wish wish,
      @RequestParam(defaultValue = "") String seen,
      Locale locale) {
    RunItems shown = shown(find(id, locale), wish, locale);
    return Part.of(shown.seen(), seen, "sync/items :: section", "shown", shown);
  }

  private SyncRunView find(long id, Locale locale) {
    return runs.find(id, locale).orElseThrow(() -> NotThere.run(id));
  }

  private RunLive live(SyncRunView run, Locale locale) {
    boolean known = desk.all().stream().anyMatch(one -> one.name().equals(run.sync()));
    Instant until = desk.undoableUntil(run.id()).orElse(null);
    return RunLive.of(run, figures.items(run.id()), known, until, locale);
  }

  private RunItems shown(SyncRunView run, RunItems.Wish wish, Locale locale) {
    SyncItemFilter filter = SyncItemFilter.of(run, wish.target(), wish.change(), wish.state());
    SyncItemPage.Bounds bounds = new SyncItemPage.Bounds(wish.after(), wish.before());
    SyncItemList.Page page = items.page(run, filter, bounds, ITEMS, locale);
    return RunItems.of(run, filter, wish, figures.items(run.id()), page, locale);
  }
}
