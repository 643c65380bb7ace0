package dev.muster.console;

import dev.muster.enrol.ledger.Ruling;
import dev.muster.sync.apply.Undo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What somebody may decide about a run; 409 with one sentence when it makes no sense. */
@RestController
@RequestMapping(path = "/api/runs/{id}", produces = "application/json")
@Tag(name = "Syncs")
final class RunSteps {

  private static final int LONGEST_NAME = 100;

  private final SyncDesk desk;
  private final RunApi runs;
  private final SyncFigures figures;

  RunSteps(SyncDesk desk, RunApi runs, SyncFigures figures) {
    this.desk = desk;
    this.runs = runs;
    this.figures = figures;
  }

  @PostMapping("/approve")
  @Operation(
      summary = "Lets the plan be carried out",
      description =
          "Exactly that plan, or nothing when the world has changed since. Filter, mapping and"
              + " targets count as approved with it.")
  RunApi.Run approve(
      @PathVariable long id,
      @Parameter(description = "who has looked, up to 100 characters; else the address is kept")
          @RequestParam(defaultValue = "")
          String by,
      HttpServletRequest request,
      Locale locale) {
    String name = by.strip();
    if (name.length() > LONGEST_NAME) {
      throw new BadParameter("by", "by has " + name.length() + " characters; allowed are 100");
    }
    return answer(desk.approve(id, name.isEmpty() ? request.getRemoteAddr() : name), id, locale);
  }

  @PostMapping("/dismiss")
  @Operation(summary = "Decides against the plan", description = "Nothing is changed.")
  RunApi.Run dismiss(@PathVariable long id, Locale locale) {
    return answer(desk.dismiss(id), id, locale);
  }

  @PostMapping("/undo")
  @Operation(
      summary = "Plans a run that takes this one back",
      description = "The answer is the new run; it waits for approval like any plan.")
  RunApi.Run undo(@PathVariable long id, Locale locale) {
    Undo.Answer answer = desk.undo(id);
    Long run = answer.run();
    return answer(answer.ruling(), run == null ? id : run, locale);
  }

  private RunApi.Run answer(Ruling ruling, long id, Locale locale) {
    Rulings.check(ruling);
    figures.forget();
    return runs.run(id, locale);
  }
}
