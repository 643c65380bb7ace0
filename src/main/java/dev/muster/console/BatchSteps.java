package dev.muster.console;

import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The buttons of the page of a batch: each does what the interface does and leads back to the page,
 * which says so when it was not possible any more.
 */
@Controller
final class BatchSteps {

  /** What the page may have to say after a button. */
  static final Set<String> PROBLEMS = Set.of("conflict");

  private final BatchControls controls;
  private final BatchList batches;
  private final BatchRowsShown rows;
  private final Times times;

  BatchSteps(BatchControls controls, BatchList batches, BatchRowsShown rows, Times times) {
    this.controls = controls;
    this.batches = batches;
    this.rows = rows;
    this.times = times;
  }

  @ModelAttribute("times")
  Times times() {
    return times;
  }

  @PostMapping("/batches/{id}/pause")
  ModelAndView pause(@PathVariable String id) {
    return to(id, () -> controls.pause(id));
  }

  @PostMapping("/batches/{id}/resume")
  ModelAndView resume(@PathVariable String id) {
    return to(id, () -> controls.resume(id));
  }

  @PostMapping("/batches/{id}/cancel")
  ModelAndView cancel(@PathVariable String id) {
    return to(id, () -> controls.cancel(id));
  }

  @PostMapping("/batches/{id}/retry")
  ModelAndView retry(@PathVariable String id) {
    return to(id, () -> controls.retry(id));
  }

  /** Leads to the new batch. */
  @PostMapping("/batches/{id}/enrol")
  ModelAndView enrol(@PathVariable String id) {
    return to(id, () -> controls.enrol(id));
  }

  @PostMapping("/batches/{id}/rows/{row}/accept")
  ModelAndView accept(@PathVariable String id, @PathVariable long row, Locale locale) {
    return to(id, () -> decided(controls.accept(id, row, locale)));
  }

  @PostMapping("/batches/{id}/rows/{row}/refuse")
  ModelAndView refuse(@PathVariable String id, @PathVariable long row, Locale locale) {
    return to(id, () -> decided(controls.refuse(id, row, locale)));
  }

  /** The same for a page that replaces its rows only. */
  @PostMapping(path = "/batches/{id}/rows/{row}/accept", headers = "HX-Request")
  ModelAndView acceptInPlace(
      @PathVariable String id,
      @PathVariable long row,
      @ModelAttribute BatchRowsShown.Wish wish,
      Locale locale) {
    return inPlace(id, () -> decided(controls.accept(id, row, locale)), wish, locale);
  }

  @PostMapping(path = "/batches/{id}/rows/{row}/refuse", headers = "HX-Request")
  ModelAndView refuseInPlace(
      @PathVariable String id,
      @PathVariable long row,
      @ModelAttribute BatchRowsShown.Wish wish,
      Locale locale) {
    return inPlace(id, () -> decided(controls.refuse(id, row, locale)), wish, locale);
  }

  private static BatchControls.Answer decided(BatchControls.RowAnswer answer) {
    return new BatchControls.Answer(answer.batch());
  }

  private static ModelAndView to(String id, Supplier<BatchControls.Answer> step) {
    try {
      return new ModelAndView("redirect:/batches/{id}", "id", step.get().batch().id());
    } catch (Conflict e) {
      return new ModelAndView("redirect:/batches/{id}?problem=conflict", "id", id);
    }
  }

  /** What was not possible any more shows in the rows, which are drawn as they are now. */
  private ModelAndView inPlace(
      String id, Supplier<BatchControls.Answer> step, BatchRowsShown.Wish wish, Locale locale) {
    BatchView batch;
    try {
      batch = step.get().batch();
    } catch (Conflict e) {
      batch = batches.find(id).orElseThrow(() -> NotThere.batch(id));
    }
    return new ModelAndView("batch/rows :: section", "shown", rows.show(batch, wish, locale));
  }
}
