package dev.muster.console;

import dev.muster.enrol.EnrolSettings;
import dev.muster.event.PictureLinks;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The first page, its sections, and the two forms to try things. */
@Controller
final class ConsolePages {

  private final Sections sections;
  private final EnrolSettings settings;
  private final MatchForm match;
  private final SamplePeople samples;
  private final StoredPictures pictures;
  private final PictureLinks links;
  private final Times times;

  ConsolePages(Sections sections, EnrolSettings settings, Trying trying, Times times) {
    this.sections = sections;
    this.settings = settings;
    this.match = trying.match();
    this.samples = trying.samples();
    this.pictures = trying.pictures();
    this.links = trying.links();
    this.times = times;
  }

  /** What the forms need. */
  record Trying(
      MatchForm match, SamplePeople samples, StoredPictures pictures, PictureLinks links) {}

  @ModelAttribute("times")
  Times times() {
    return times;
  }

  @GetMapping("/")
  String home(@RequestParam(required = false) @Nullable String state, Model model, Locale locale) {
    PlacementState only = BadParameter.choice("state", PlacementState.class, state);
    for (String name : Sections.NAMES) {
      model.addAttribute(name, sections.show(name, only, locale));
    }
    model.addAttribute("drops", settings.drops());
    model.addAttribute("devices", match.choices());
    model.addAttribute("demonstration", match.isDemonstration());
    return "console";
  }

  /** One section; nothing when the browser shows it already as it is. */
  @GetMapping("/sections/{name}")
  ModelAndView section(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(defaultValue = "") String seen,
      Locale locale) {
    PlacementState only = BadParameter.choice("state", PlacementState.class, state);
    Sections.Shown shown = sections.show(name, only, locale);
    return Part.of(shown.seen(), seen, "sections/" + name + " :: section", name, shown);
  }

  @PostMapping(path = "/api/samples", headers = "HX-Request")
  String samples(@RequestParam(defaultValue = "20") int people, Model model) {
    if (people < 1 || people > Slice.MOST) {
      throw new BadParameter("people", "people is " + people + "; allowed are 1 to " + Slice.MOST);
    }
    try {
      model.addAttribute("files", samples.drop(people, samples.usualGroup()));
      return "answers :: dropped";
    } catch (Conflict e) {
      return "answers :: busy";
    }
  }

  /**
   * @param device box and device, as the form names them: {@code box/device}
   * @param person whose registered photo is shown when no picture is sent
   */
  @PostMapping("/match")
  String match(
      @RequestParam String device,
      @RequestParam(required = false) @Nullable MultipartFile picture,
      @RequestParam(defaultValue = "") String person,
      Model model,
      Locale locale)
      throws IOException {
    try {
      String[] place = device.split("/", 2);
      byte[] shown =
          picture != null && !picture.isEmpty()
              ? MatchForm.bytes(picture)
              : registered(person.strip());
      MatchView answer = match.show(place[0], place.length < 2 ? "" : place[1], shown, locale);
      model.addAttribute("match", answer);
      model.addAttribute("awaited", match.awaited(answer).orElse(null));
      return "answers :: match";
    } catch (BadParameter e) {
      model.addAttribute("parameter", e.parameter());
      return "answers :: refused";
    }
  }

  private byte[] registered(String person) {
    return pictures
        .registered(person)
        .orElseThrow(() -> new BadParameter("person", "there is no person " + person));
  }

  @GetMapping("/pictures/{digest}")
  ResponseEntity<byte[]> picture(
      @PathVariable String digest,
      @RequestParam(required = false) @Nullable String event,
      @RequestParam(required = false) @Nullable String expires,
      @RequestParam(required = false) @Nullable String signature) {
    if (expires != null || signature != null) {
      HttpStatus refused = refused(digest, event, expires, signature);
      if (refused != HttpStatus.OK) {
        return ResponseEntity.status(refused).build();
      }
    }
    return pictures
        .find(digest, event)
        .map(
            picture ->
                ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType(picture.type()))
                    .cacheControl(CacheControl.maxAge(1, TimeUnit.DAYS).cachePrivate())
                    .body(picture.bytes()))
        .orElseThrow(() -> new NotThere("There is no picture " + digest + "."));
  }

  /** A link that was handed out with an event is good until its end, and only as it was signed. */
  private HttpStatus refused(
      String digest, @Nullable String event, @Nullable String expires, @Nullable String signature) {
    if (event == null || expires == null || signature == null) {
      return HttpStatus.FORBIDDEN;
    }
    return switch (links.judge(digest, event, expires, signature)) {
      case GOOD -> HttpStatus.OK;
      case EXPIRED -> HttpStatus.GONE;
      case WRONG -> HttpStatus.FORBIDDEN;
    };
  }
}
