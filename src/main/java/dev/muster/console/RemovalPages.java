package dev.muster.console;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** People who left, with the proof of each box, made to be printed; and the button that removes. */
@Controller
final class RemovalPages {

  private static final int SHOWN = 50;

  private final RemovalList removals;
  private final RemovalApi removing;
  private final Times times;
  private final Clock clock;

  RemovalPages(RemovalList removals, RemovalApi removing, Times times, Clock clock) {
    this.removals = removals;
    this.removing = removing;
    this.times = times;
    this.clock = clock;
  }

  @ModelAttribute("times")
  Times times() {
    return times;
  }

  @GetMapping("/removals")
  ModelAndView all(
      @RequestParam(required = false) @Nullable Long after,
      @RequestParam(required = false) @Nullable String person) {
    return page(removals.slice(after, person, SHOWN)).addObject("person", person);
  }

  @GetMapping("/removals/{id}")
  ModelAndView one(@PathVariable long id) {
    return page(
        removals
            .find(id)
            .map(proof -> new Slice<>(List.of(proof), null))
            .orElseThrow(() -> new NotThere("There is no removal " + id + ".")));
  }

  private ModelAndView page(Slice<RemovalView> shown) {
    return new ModelAndView("removals")
        .addObject("removals", shown.items())
        .addObject("next", shown.next())
        .addObject("now", clock.instant());
  }

  /**
   * Leads back to the page of the number, which follows the removal until it shows the proof; so it
   * does when somebody else has removed the person meanwhile.
   */
  @PostMapping("/people/{id}/remove")
  String remove(@PathVariable String id) {
    if (removing.knows(id)) {
      removing.remove(id);
    }
    return "redirect:/people/{id}";
  }
}
