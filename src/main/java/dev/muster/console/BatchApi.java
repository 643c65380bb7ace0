package dev.muster.console;

import dev.muster.enrol.ledger.BatchRow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The batches and what became of each of their rows, as JSON. */
@RestController
@RequestMapping(path = "/api/batches", produces = "application/json")
@Tag(name = "Batches")
final class BatchApi {

  private final BatchList batches;

  BatchApi(BatchList batches) {
    this.batches = batches;
  }

  @GetMapping
  @Operation(summary = "The last batches, newest first")
  List<BatchView> batches(
      @RequestParam(defaultValue = Slice.USUAL) @Min(1) @Max(Slice.MOST) int limit) {
    return batches.latest(limit);
  }

  /** A batch with a part of its rows. */
  @Schema(name = "BatchWithPhotos")
  record Batch(BatchView batch, Slice<BatchRowView> photos) {}

  @GetMapping("/{id}")
  @Operation(summary = "A batch and what became of each of its rows")
  Batch batch(
      @PathVariable String id,
      @RequestParam(defaultValue = "0") long after,
      @RequestParam(defaultValue = Slice.USUAL) @Min(1) @Max(Slice.MOST) int limit,
      @Parameter(
              description =
                  "only the rows in this state; warned: those that went on although somebody should look",
              schema = @Schema(implementation = Only.class))
          @RequestParam(required = false)
          @Nullable String state,
      Locale locale) {
    Only only = BadParameter.choice("state", Only.class, state);
    BatchView batch = batches.find(id).orElseThrow(() -> NotThere.batch(id));
    return new Batch(
        batch,
        only == Only.WARNED
            ? batches.warned(id, after, limit, locale)
            : batches.photos(id, only == null ? null : only.state(), after, limit, locale));
  }

  /** Which rows can be asked for: those in a state, or with a warning. */
  enum Only {
    OPEN,
    WAITING,
    HELD,
    SCHEDULED,
    PLACED,
    UNCHANGED,
    SUPERSEDED,
    REMOVED,
    CHECKED,
    REFUSED,
    CANCELLED,
    WARNED;

    BatchRow.State state() {
      return BatchRow.State.valueOf(name());
    }
  }
}
