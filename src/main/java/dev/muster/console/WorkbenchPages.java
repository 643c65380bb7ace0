package dev.muster.console;

import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of the signature workbench. Nothing that is typed is kept. */
@Controller
final class WorkbenchPages {

  private final Workbench workbench;

  WorkbenchPages(Workbench workbench) {
    this.workbench = workbench;
  }

  @GetMapping("/workbench")
  String page(Model model) {
    model.addAttribute("names", workbench.names());
    model.addAttribute("now", workbench.now());
    return "workbench";
  }

  @PostMapping("/workbench")
  String answer(
      @RequestParam(defaultValue = "") String request,
      @RequestParam(defaultValue = "") String recogniser,
      @RequestParam(defaultValue = "") String appId,
      @RequestParam(defaultValue = "") String appSecret,
      @RequestParam(defaultValue = "") String sm2PrivateKey,
      @RequestParam(defaultValue = "") String sm2PublicKey,
      @RequestParam(defaultValue = "") String now,
      Model model,
      Locale locale) {
    try {
      Workbench.Typed typed =
          new Workbench.Typed(
              request, recogniser, appId, appSecret, sm2PrivateKey, sm2PublicKey, now);
      model.addAttribute("report", workbench.examine(typed, locale));
    } catch (BadParameter e) {
      model.addAttribute("wrong", e.getMessage());
    }
    return "workbench/answer :: answer";
  }
}
