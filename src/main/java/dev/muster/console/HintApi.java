package dev.muster.console;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The questions whether two entries are one person. */
@RestController
@RequestMapping(path = "/api/hints", produces = "application/json")
@Tag(name = "Syncs")
final class HintApi {

  private final SyncHintList hints;
  private final SyncDesk desk;
  private final SyncFigures figures;

  HintApi(SyncHintList hints, SyncDesk desk, SyncFigures figures) {
    this.hints = hints;
    this.desk = desk;
    this.figures = figures;
  }

  /** What somebody says about the two. */
  record Answer(@Nullable Boolean same) {}

  @GetMapping
  @Operation(summary = "The questions that nobody has answered, oldest first")
  Slice<SyncHintView> open(
      @RequestParam(defaultValue = "0") long after,
      @RequestParam(defaultValue = Slice.USUAL) @Min(1) @Max(Slice.MOST) int limit,
      Locale locale) {
    return hints.open(after, limit, locale);
  }

  @PostMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Answers a question",
      description =
          "same: true links the entry of the source with the person; false is remembered, and nobody"
              + " is asked again. The next run acts on it.")
  SyncHintView answer(@PathVariable long id, @RequestBody Answer answer, Locale locale) {
    Boolean same = answer.same();
    if (same == null) {
      throw new BadParameter("same", "same is missing; allowed are true and false");
    }
    Rulings.check(desk.answer(id, same));
    figures.forget();
    return hints
        .find(id, locale)
        .orElseThrow(() -> new NotThere("There is no question " + id + "."));
  }
}
