package dev.muster.console;

import dev.muster.box.Boxes;
import dev.muster.box.DriftReport;
import dev.muster.box.Drifts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How boxes differ from what is wanted of them, and what puts them right. */
@RestController
@RequestMapping(path = "/api/boxes/{box}/drift", produces = "application/json")
@Tag(name = "People and boxes")
final class DriftApi {

  private final Boxes boxes;
  private final Drifts drifts;

  DriftApi(Boxes boxes, Drifts drifts) {
    this.boxes = boxes;
    this.drifts = drifts;
  }

  @GetMapping
  @Operation(summary = "What the last look at a box has shown")
  DriftView drift(@PathVariable String box, Locale locale) {
    return DriftView.of(drifts.report(known(box)), locale);
  }

  @PostMapping("/check")
  @Operation(
      summary = "Looks at a box now",
      description = "Nothing is changed on it. When it does not answer, trouble says so.")
  DriftView check(@PathVariable String box, Locale locale) {
    return done(box, drifts::check, locale);
  }

  @PostMapping("/fix")
  @Operation(
      summary = "Puts a box right where it can be, and looks again",
      description =
          "Creates permission groups, adds and changes devices, points the events here; deletes"
              + " nothing. The answer is how the box stands afterwards.")
  DriftView fix(@PathVariable String box, Locale locale) {
    return done(box, drifts::fix, locale);
  }

  private DriftView done(String box, Function<String, Optional<DriftReport>> work, Locale locale) {
    return work.apply(known(box))
        .map(report -> DriftView.of(report, locale))
        .orElseThrow(
            () -> new Conflict("Box " + box + " is being looked at; try again in a moment."));
  }

  private String known(String box) {
    return boxes
        .find(box)
        .map(one -> box)
        .orElseThrow(() -> new NotThere("There is no box " + box + " in the configuration."));
  }
}
