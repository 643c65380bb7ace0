package dev.muster.console;

import dev.muster.box.Boxes;
import dev.muster.kiosk.Kiosk;
import dev.muster.kiosk.Kiosks;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page of replays: choose, count, send, watch, stop. */
@Controller
final class ReplayPages {

  private static final int SHOWN = 20;

  private final ReplayApi replays;
  private final SubscriberList subscribers;
  private final Boxes boxes;
  private final Kiosks kiosks;
  private final Times times;

  ReplayPages(
      ReplayApi replays, SubscriberList subscribers, Boxes boxes, Kiosks kiosks, Times times) {
    this.replays = replays;
    this.subscribers = subscribers;
    this.boxes = boxes;
    this.kiosks = kiosks;
    this.times = times;
  }

  /**
   * The replays that the page shows.
   *
   * @param seen stands for the content: a browser that has it already gets nothing
   */
  record Live(List<ReplayView> replays, String seen) {}

  @ModelAttribute("times")
  Times times() {
    return times;
  }

  @GetMapping("/replays")
  String page(Model model) {
    model.addAttribute("live", live());
    model.addAttribute("subscribers", subscribers.names());
    Stream<String> named = kiosks.all().stream().map(Kiosk::name);
    model.addAttribute("boxes", Stream.concat(boxes.names().stream(), named).toList());
    return "replays";
  }

  @GetMapping("/replays/live")
  ModelAndView part(@RequestParam(defaultValue = "") String seen) {
    Live live = live();
    return Part.of(live.seen(), seen, "replay/live :: section", "live", live);
  }

  /**
   * Counts or begins, as the pressed button says.
   *
   * @param does {@code count} or {@code begin}
   */
  @PostMapping("/replays")
  String wish(
      @RequestParam(required = false) @Nullable String subscriber,
      @RequestParam(required = false) @Nullable String since,
      @RequestParam(required = false) @Nullable String until,
      @RequestParam(required = false) @Nullable String box,
      @RequestParam(required = false) @Nullable String person,
      @RequestParam(required = false) @Nullable String type,
      @RequestParam(required = false) @Nullable Integer rate,
      @RequestParam(defaultValue = "count") String does,
      Model model) {
    ReplayWish wish = new ReplayWish(subscriber, since, until, box, person, type, rate);
    try {
      if (does.equals("begin")) {
        replays.begin(wish);
        return "replay/answers :: begun";
      }
      model.addAttribute("preview", replays.preview(wish));
      return "replay/answers :: counted";
    } catch (BadParameter | Conflict e) {
      model.addAttribute("words", e.getMessage());
      return "replay/answers :: refused";
    }
  }

  @PostMapping("/replays/{id}/cancel")
  ModelAndView cancel(@PathVariable long id) {
    if (replays.one(id).stoppable()) {
      replays.cancel(id);
    }
    return part("");
  }

  private Live live() {
    List<ReplayView> shown = replays.all(SHOWN);
    return new Live(shown, Integer.toHexString(shown.hashCode()));
  }
}
