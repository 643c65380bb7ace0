package dev.muster.console;

import dev.muster.box.Boxes;
import dev.muster.kiosk.Kiosk;
import dev.muster.kiosk.Kiosks;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page to try recognisers on, and the camera pages for doors and desks. */
@Controller
final class RecognisePages {

  private final RecogniserApi recognisers;
  private final Kiosks kiosks;
  private final Boxes boxes;

  RecognisePages(RecogniserApi recognisers, Kiosks kiosks, Boxes boxes) {
    this.recognisers = recognisers;
    this.kiosks = kiosks;
    this.boxes = boxes;
  }

  @GetMapping("/recognise")
  String recognise(Model model) {
    model.addAttribute("recognisers", recognisers.all());
    model.addAttribute("skills", SkillWord.all());
    model.addAttribute("kiosks", kiosks.all());
    model.addAttribute("demonstration", boxes.embedded());
    return "recognise";
  }

  /** The one kiosk at once; a choice when there are several. */
  @GetMapping("/kiosk")
  String kiosks(Model model) {
    List<Kiosk> all = kiosks.all();
    if (all.size() == 1) {
      return "redirect:/kiosk/" + all.get(0).name();
    }
    model.addAttribute("kiosks", all);
    return "kiosks";
  }

  @GetMapping("/kiosk/{name}")
  String kiosk(@PathVariable String name, Model model) {
    Kiosk kiosk =
        kiosks.find(name).orElseThrow(() -> new NotThere("There is no kiosk " + name + "."));
    model.addAttribute("name", kiosk.name());
    model.addAttribute("place", kiosk.place());
    model.addAttribute("every", kiosk.every().toMillis());
    return "kiosk";
  }
}
