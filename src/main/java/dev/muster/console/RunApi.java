package dev.muster.console;

import dev.muster.sync.Change;
import dev.muster.sync.ItemState;
import dev.muster.sync.RunState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The runs of syncs: what they plan and what became of it, as JSON. */
@RestController
@RequestMapping(path = "/api/runs", produces = "application/json")
@Tag(name = "Syncs")
final class RunApi {

  private final SyncRunList runs;
  private final SyncItemList items;
  private final SyncList syncs;
  private final SyncFigures figures;

  RunApi(SyncRunList runs, SyncItemList items, SyncList syncs, SyncFigures figures) {
    this.runs = runs;
    this.items = items;
    this.syncs = syncs;
    this.figures = figures;
  }

  /**
   * A run with its sums.
   *
   * @param changes how many of each change are planned, all targets together
   * @param items how many changes are in each state
   */
  @Schema(name = "RunWithSums")
  record Run(SyncRunView run, Map<String, Long> changes, Map<String, Long> items) {}

  @GetMapping
  @Operation(
      summary = "The runs, newest first",
      description = "Of a sync that left the configuration, too, until its runs are forgotten.")
  Slice<SyncRunView> runs(
      @RequestParam(required = false) @Nullable String sync,
      @Parameter(schema = @Schema(implementation = RunState.class)) @RequestParam(required = false)
          @Nullable String state,
      @RequestParam(required = false) @Nullable Long after,
      @RequestParam(defaultValue = Slice.USUAL) @Min(1) @Max(Slice.MOST) int limit,
      Locale locale) {
    RunState only = BadParameter.choice("state", RunState.class, state);
    Slice<SyncRunView> found = runs.slice(sync, only, after, limit, locale);
    if (found.items().isEmpty() && sync != null && syncs.find(sync, locale).isEmpty()) {
      List<String> known = syncs.all(locale).stream().map(SyncView::name).toList();
      BadParameter.choice("sync", known, sync);
    }
    return found;
  }

  @GetMapping("/{id}")
  @Operation(summary = "A run: its targets with their counts, and why a guard stopped it")
  Run run(@PathVariable long id, Locale locale) {
    SyncRunView run = runs.find(id, locale).orElseThrow(() -> NotThere.run(id));
    return new Run(run, run.changes(), figures.items(id));
  }

  @GetMapping("/{id}/items")
  @Operation(
      summary = "The changes of a run and what became of each",
      description = "Conflicts first, then removals; next continues the list.")
  Slice<SyncItemView> items(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String target,
      @Parameter(schema = @Schema(implementation = Change.class)) @RequestParam(required = false)
          @Nullable String change,
      @Parameter(schema = @Schema(implementation = ItemState.class)) @RequestParam(required = false)
          @Nullable String state,
      @RequestParam(required = false) @Nullable Long after,
      @RequestParam(defaultValue = Slice.USUAL) @Min(1) @Max(Slice.MOST) int limit,
      Locale locale) {
    SyncRunView run = runs.find(id, locale).orElseThrow(() -> NotThere.run(id));
    SyncItemList.Page page =
        items.page(
            run,
            SyncItemFilter.of(run, target, change, state),
            new SyncItemPage.Bounds(after, null),
            limit,
            locale);
    List<SyncItemView> shown = page.items();
    return new Slice<>(shown, page.next() ? Long.toString(shown.get(shown.size() - 1).id()) : null);
  }
}
