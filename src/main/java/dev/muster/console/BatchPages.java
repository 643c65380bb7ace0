package dev.muster.console;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page of a batch: how far it is, what failed and why, and what somebody has to decide. */
@Controller
final class BatchPages {

  private final BatchList batches;
  private final BatchFigures figures;
  private final BatchRowsShown rows;
  private final ReachList directories;
  private final Times times;

  BatchPages(
      BatchList batches,
      BatchFigures figures,
      BatchRowsShown rows,
      ReachList directories,
      Times times) {
    this.batches = batches;
    this.figures = figures;
    this.rows = rows;
    this.directories = directories;
    this.times = times;
  }

  @ModelAttribute("times")
  Times times() {
    return times;
  }

  @GetMapping("/batches/{id}")
  String page(
      @PathVariable String id,
      @ModelAttribute BatchRowsShown.Wish wish,
      @RequestParam(required = false) @Nullable String problem,
      Model model,
      Locale locale) {
    BatchView batch = find(id);
    model.addAttribute("live", live(batch, locale));
    model.addAttribute("shown", rows.show(batch, wish, locale));
    model.addAttribute("problem", BadParameter.choice("problem", BatchSteps.PROBLEMS, problem));
    return "batch";
  }

  @GetMapping("/batches/{id}/live")
  ModelAndView live(
      @PathVariable String id, @RequestParam(defaultValue = "") String seen, Locale locale) {
    BatchLive live = live(find(id), locale);
    return Part.of(live.seen(), seen, "batch/live :: section", "live", live);
  }

  @GetMapping("/batches/{id}/rows")
  ModelAndView rows(
      @PathVariable String id,
      @ModelAttribute BatchRowsShown.Wish wish,
      @RequestParam(defaultValue = "") String seen,
      Locale locale) {
    ShownRows shown = rows.show(find(id), wish, locale);
    return Part.of(shown.seen(), seen, "batch/rows :: section", "shown", shown);
  }

  private BatchView find(String id) {
    return batches.find(id).orElseThrow(() -> NotThere.batch(id));
  }

  private BatchLive live(BatchView batch, Locale locale) {
    return BatchLive.of(batch, figures.of(batch.id()), directories.byName(locale), locale);
  }
}
