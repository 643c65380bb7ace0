package dev.muster.console;

import java.util.Locale;
import java.util.Objects;
import java.util.function.BiFunction;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page of a box: its lane, and how it differs from what is wanted of it. */
@Controller
final class BoxPages {

  private final BoxList boxes;
  private final DriftApi drift;
  private final Times times;

  BoxPages(BoxList boxes, DriftApi drift, Times times) {
    this.boxes = boxes;
    this.drift = drift;
    this.times = times;
  }

  /**
   * What the page shows.
   *
   * @param busy true when the box was being looked at already
   * @param seen stands for the content: a browser that has it already gets nothing
   */
  record Live(BoxView box, DriftView drift, boolean busy, String seen) {}

  @ModelAttribute("times")
  Times times() {
    return times;
  }

  @GetMapping("/boxes/{name}")
  ModelAndView page(@PathVariable String name, Locale locale) {
    return new ModelAndView("box", "live", live(name, drift.drift(name, locale), false, locale));
  }

  @GetMapping("/boxes/{name}/live")
  ModelAndView part(
      @PathVariable String name, @RequestParam(defaultValue = "") String seen, Locale locale) {
    Live live = live(name, drift.drift(name, locale), false, locale);
    return Part.of(live.seen(), seen, "box/live :: section", "live", live);
  }

  @PostMapping("/boxes/{name}/drift/check")
  ModelAndView check(@PathVariable String name, Locale locale) {
    return done(name, drift::check, locale);
  }

  @PostMapping("/boxes/{name}/drift/fix")
  ModelAndView fix(@PathVariable String name, Locale locale) {
    return done(name, drift::fix, locale);
  }

  private ModelAndView done(
      String name, BiFunction<String, Locale, DriftView> work, Locale locale) {
    try {
      return part(live(name, work.apply(name, locale), false, locale));
    } catch (Conflict e) {
      return part(live(name, drift.drift(name, locale), true, locale));
    }
  }

  private static ModelAndView part(Live live) {
    return new ModelAndView("box/live :: section", "live", live);
  }

  private Live live(String name, DriftView view, boolean busy, Locale locale) {
    BoxView box =
        boxes.all(locale).stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new NotThere("There is no box " + name + "."));
    int seen = Objects.hash(box, view, busy, locale.getLanguage());
    return new Live(box, view, busy, Integer.toHexString(seen));
  }
}
