package dev.muster.console;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Finding people, and the page that says why one is not on a box. */
@Controller
final class PersonPages {

  private static final int FOUND = 60;
  private static final int PROOFS = 10;

  private final PeopleList people;
  private final ReachList directories;
  private final RemovalList removals;
  private final Mentions mentions;
  private final Census census;
  private final Times times;
  private final Clock clock;

  PersonPages(
      PeopleList people,
      ReachList directories,
      Unknown unknown,
      Census census,
      Times times,
      Clock clock) {
    this.people = people;
    this.directories = directories;
    this.removals = unknown.removals();
    this.mentions = unknown.mentions();
    this.census = census;
    this.times = times;
    this.clock = clock;
  }

  /** What may be known of a number that is not on the roster. */
  record Unknown(RemovalList removals, Mentions mentions) {}

  @ModelAttribute("times")
  Times times() {
    return times;
  }

  /** The search field leads to the person at once when only one fits. */
  @GetMapping("/people")
  ModelAndView find(
      @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String after) {
    String wanted = q.strip();
    Slice<PersonView> all =
        wanted.isEmpty() ? people.slice(after, FOUND) : new Slice<>(List.of(), null);
    List<PersonView> found = wanted.isEmpty() ? all.items() : people.matching(wanted, FOUND);
    if (!wanted.isEmpty() && found.size() == 1) {
      return new ModelAndView("redirect:/people/{id}", "id", found.get(0).identityId());
    }
    return new ModelAndView("people")
        .addObject("wanted", wanted)
        .addObject("found", found)
        .addObject("more", found.size() == FOUND)
        .addObject("next", all.next())
        .addObject("all", census.figures().people());
  }

  @GetMapping("/people/{id}")
  ModelAndView person(@PathVariable String id, Locale locale) {
    return live(id, locale)
        .map(live -> new ModelAndView("person").addObject("live", live))
        .orElseGet(() -> nobody(id, locale));
  }

  /** The page of somebody who has left meanwhile is loaded anew, and shows the proof. */
  @GetMapping("/people/{id}/live")
  ModelAndView part(
      @PathVariable String id, @RequestParam(defaultValue = "") String seen, Locale locale) {
    Optional<PersonLive> live = live(id, locale);
    if (live.isEmpty()) {
      ModelAndView again =
          new ModelAndView((model, request, response) -> response.setHeader("HX-Refresh", "true"));
      again.setStatus(HttpStatus.NO_CONTENT);
      return again;
    }
    return Part.of(live.get().seen(), seen, "person/live :: section", "live", live.get());
  }

  private Optional<PersonLive> live(String id, Locale locale) {
    return people
        .find(id, locale)
        .map(
            whole -> PersonLive.of(whole, directories.all(locale), times, clock.instant(), locale));
  }

  private ModelAndView nobody(String id, Locale locale) {
    ModelAndView page = new ModelAndView("nobody", HttpStatus.NOT_FOUND);
    return page.addObject("id", id)
        .addObject("proofs", removals.slice(null, id, PROOFS).items())
        .addObject("mentions", mentions.of(id, locale));
  }
}
