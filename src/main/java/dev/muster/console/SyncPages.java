package dev.muster.console;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** All syncs with what waits for somebody, and the page of each with its runs over time. */
@Controller
final class SyncPages {

  private static final int RUNS = 30;
  private static final int HINTS = 20;

  private final SyncList syncs;
  private final SyncRunList runs;
  private final SyncHintList hints;
  private final SyncFigures figures;
  private final Times times;

  SyncPages(
      SyncList syncs, SyncRunList runs, SyncHintList hints, SyncFigures figures, Times times) {
    this.syncs = syncs;
    this.runs = runs;
    this.hints = hints;
    this.figures = figures;
    this.times = times;
  }

  /**
   * What the page of all syncs shows above the questions.
   *
   * @param waiting the runs that wait for somebody
   * @param seen stands for the content: a browser that has it already gets nothing
   */
  record All(
      List<SyncView> syncs,
      List<SyncRunView> waiting,
      List<SyncList.Kept> directories,
      String seen) {}

  /**
   * What the page of a sync shows.
   *
   * @param runs a part of its runs, newest first
   * @param most the most changes of a run among them: what the bars are measured by
   * @param next continues the runs; null at their end
   */
  record One(
      SyncView sync,
      List<SyncRunView> runs,
      long most,
      @Nullable Long after,
      @Nullable String next,
      String seen) {

    /** The changes of a run, measured by the run with most of them. */
    public Bar bar(SyncRunView run) {
      return SyncBars.of(run, most);
    }
  }

  @ModelAttribute("times")
  Times times() {
    return times;
  }

  @GetMapping("/syncs")
  String all(
      @RequestParam(defaultValue = "0") long after,
      @RequestParam(required = false) @Nullable String problem,
      Model model,
      Locale locale) {
    model.addAttribute("problem", BadParameter.choice("problem", RunButtons.PROBLEMS, problem));
    Slice<SyncHintView> open = hints.open(after, HINTS, locale);
    model.addAttribute("live", all(locale));
    model.addAttribute("hints", open.items());
    model.addAttribute("open", figures.figures().hints());
    model.addAttribute("next", open.next());
    return "syncs";
  }

  @GetMapping("/syncs/live")
  ModelAndView live(@RequestParam(defaultValue = "") String seen, Locale locale) {
    All all = all(locale);
    return Part.of(all.seen(), seen, "sync/all :: section", "live", all);
  }

  @GetMapping("/syncs/{name}")
  ModelAndView one(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable Long after,
      @RequestParam(required = false) @Nullable String problem,
      Locale locale) {
    return new ModelAndView("sync")
        .addObject("live", one(name, after, locale))
        .addObject("problem", BadParameter.choice("problem", RunButtons.PROBLEMS, problem));
  }

  @GetMapping("/syncs/{name}/live")
  ModelAndView part(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable Long after,
      @RequestParam(defaultValue = "") String seen,
      Locale locale) {
    One one = one(name, after, locale);
    return Part.of(one.seen(), seen, "sync/one :: section", "live", one);
  }

  private All all(Locale locale) {
    List<SyncView> known = syncs.all(locale);
    List<SyncRunView> waiting = syncs.waiting(locale);
    List<SyncList.Kept> directories = syncs.directories(locale);
    int seen = Objects.hash(known, waiting, directories, locale.getLanguage());
    return new All(known, waiting, directories, Integer.toHexString(seen));
  }

  private One one(String name, @Nullable Long after, Locale locale) {
    SyncView sync = syncs.find(name, locale).orElseThrow(() -> NotThere.sync(name));
    Slice<SyncRunView> part = runs.slice(name, null, after, RUNS, locale);
    long most = part.items().stream().mapToLong(SyncRunView::all).max().orElse(0);
    int seen = Objects.hash(sync, part, locale.getLanguage());
    return new One(sync, part.items(), most, after, part.next(), Integer.toHexString(seen));
  }
}
