package dev.muster.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The buttons of the pages of syncs: each does what the interface does and leads back to the page,
 * which says so when it was not possible any more.
 */
@Controller
final class RunButtons {

  /** What the page may have to say after a button. */
  static final Set<String> PROBLEMS = Set.of("conflict");

  private final RunSteps steps;
  private final SyncApi syncs;
  private final HintApi hints;

  RunButtons(RunSteps steps, SyncApi syncs, HintApi hints) {
    this.steps = steps;
    this.syncs = syncs;
    this.hints = hints;
  }

  /** Leads to the new run; to the one that is under way when there is one. */
  @PostMapping("/syncs/{name}/look")
  ModelAndView look(@PathVariable String name, Locale locale) {
    try {
      SyncRunView run = syncs.look(name, locale).getBody();
      return new ModelAndView("redirect:/sync-runs/{id}", "id", run == null ? 0 : run.id());
    } catch (Conflict e) {
      return new ModelAndView("redirect:/syncs/{name}?problem=conflict", "name", name);
    }
  }

  @PostMapping("/sync-runs/{id}/approve")
  ModelAndView approve(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String by,
      HttpServletRequest request,
      Locale locale) {
    return to(id, () -> steps.approve(id, by, request, locale));
  }

  @PostMapping("/sync-runs/{id}/dismiss")
  ModelAndView dismiss(@PathVariable long id, Locale locale) {
    return to(id, () -> steps.dismiss(id, locale));
  }

  /** Leads to the plan that takes the run back. */
  @PostMapping("/sync-runs/{id}/undo")
  ModelAndView undo(@PathVariable long id, Locale locale) {
    return to(id, () -> steps.undo(id, locale));
  }

  @PostMapping("/hints/{id}")
  String answer(@PathVariable long id, @RequestParam boolean same, Locale locale) {
    try {
      hints.answer(id, new HintApi.Answer(same), locale);
      return "redirect:/syncs";
    } catch (Conflict e) {
      return "redirect:/syncs?problem=conflict";
    }
  }

  private static ModelAndView to(long id, Supplier<RunApi.Run> step) {
    try {
      return new ModelAndView("redirect:/sync-runs/{id}", "id", step.get().run().id());
    } catch (Conflict e) {
      return new ModelAndView("redirect:/sync-runs/{id}?problem=conflict", "id", id);
    }
  }
}
