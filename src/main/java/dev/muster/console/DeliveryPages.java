package dev.muster.console;

import dev.muster.store.Store;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page of a delivery: every try with its answer. */
@Controller
final class DeliveryPages {

  private final Store store;
  private final DeliveryList deliveries;
  private final Times times;

  DeliveryPages(Store store, DeliveryList deliveries, Times times) {
    this.store = store;
    this.deliveries = deliveries;
    this.times = times;
  }

  /**
   * What the page shows.
   *
   * @param seen stands for the content: a browser that has it already gets nothing
   */
  record Live(DeliveryStory story, String seen) {}

  @ModelAttribute("times")
  Times times() {
    return times;
  }

  @GetMapping("/deliveries/{id}")
  ModelAndView page(@PathVariable long id) {
    return new ModelAndView("delivery", "live", live(id));
  }

  @GetMapping("/deliveries/{id}/live")
  ModelAndView part(@PathVariable long id, @RequestParam(defaultValue = "") String seen) {
    Live live = live(id);
    return Part.of(live.seen(), seen, "delivery/live :: section", "live", live);
  }

  private Live live(long id) {
    DeliveryStory story =
        DeliveryStory.find(store, deliveries, id)
            .orElseThrow(() -> new NotThere("There is no delivery " + id + "."));
    return new Live(story, Integer.toHexString(story.hashCode()));
  }
}
