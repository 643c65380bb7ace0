package dev.muster.console;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The configured syncs and how they stand, as JSON. */
@RestController
@RequestMapping(path = "/api/syncs", produces = "application/json")
@Tag(name = "Syncs")
final class SyncApi {

  private final SyncList syncs;
  private final SyncRunList runs;
  private final SyncDesk desk;
  private final SyncFigures figures;

  SyncApi(SyncList syncs, SyncRunList runs, SyncDesk desk, SyncFigures figures) {
    this.syncs = syncs;
    this.runs = runs;
    this.desk = desk;
    this.figures = figures;
  }

  @GetMapping
  @Operation(summary = "The configured syncs, each with its last run and its next time")
  List<SyncView> all(Locale locale) {
    return syncs.all(locale);
  }

  @GetMapping("/{name}")
  @Operation(summary = "One sync")
  SyncView one(@PathVariable String name, Locale locale) {
    return syncs.find(name, locale).orElseThrow(() -> NotThere.sync(name));
  }

  @PostMapping("/{name}/runs")
  @ApiResponse(responseCode = "202")
  @Operation(
      summary = "Looks at the lists now",
      description =
          "Plans, and carries the plan out when the mode of the sync says so and no guard trips. 409"
              + " while a run of the sync is under way. The answer is the new run.")
  ResponseEntity<SyncRunView> look(@PathVariable String name, Locale locale) {
    one(name, locale);
    long run = desk.ask(name);
    figures.forget();
    return ResponseEntity.accepted()
        .location(URI.create("/api/runs/" + run))
        .body(runs.find(run, locale).orElseThrow(() -> NotThere.run(run)));
  }
}
