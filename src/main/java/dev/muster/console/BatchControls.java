package dev.muster.console;

import dev.muster.enrol.CheckedBatches;
import dev.muster.enrol.ledger.BatchControl;
import dev.muster.enrol.ledger.Ruling;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an operator may ask of a batch; 409 with one sentence when it makes no sense. */
@RestController
@RequestMapping(path = "/api/batches/{id}", produces = "application/json")
@Tag(name = "Batches")
final class BatchControls {

  private final BatchControl control;
  private final BatchList batches;
  private final ObjectProvider<CheckedBatches> checked;

  BatchControls(BatchControl control, BatchList batches, ObjectProvider<CheckedBatches> checked) {
    this.control = control;
    this.batches = batches;
    this.checked = checked;
  }

  /** The batch after what was asked of it. */
  record Answer(BatchView batch) {}

  /** The row after what was decided. */
  record RowAnswer(BatchRowView row, BatchView batch) {}

  @PostMapping("/pause")
  @Operation(
      summary = "Holds the batch back",
      description = "Nothing more of it is begun; what is under way ends. Photos are still read.")
  Answer pause(@PathVariable String id) {
    return answer(control.pause(id), id);
  }

  @PostMapping("/resume")
  @Operation(
      summary = "Goes on with a paused batch",
      description = "Confirms the batch when it waits because it removes many people.")
  Answer resume(@PathVariable String id) {
    return answer(control.resume(id), id);
  }

  @PostMapping("/cancel")
  @Operation(
      summary = "Gives up what has not begun",
      description =
          "Whoever stands on a box stays, whoever stands on none is put back as before the batch.")
  Answer cancel(@PathVariable String id) {
    return answer(control.cancel(id), id);
  }

  @PostMapping("/retry")
  @Operation(summary = "Asks the boxes again for what they refused or did not answer")
  Answer retry(@PathVariable String id) {
    return answer(control.retry(id), id);
  }

  @PostMapping("/enrol")
  @Operation(
      summary = "Enrols the files of a checked batch that would work",
      description = "The answer is the new batch.")
  Answer enrol(@PathVariable String id) {
    Rulings.check(control.mayEnrol(id));
    CheckedBatches files = checked.getIfAvailable();
    if (files == null) {
      throw new Conflict("Checked batches cannot be enrolled here: drop the files again.");
    }
    try {
      return batch(files.enrolChecked(id));
    } catch (IllegalStateException e) {
      throw new Conflict(String.valueOf(e.getMessage()));
    }
  }

  @PostMapping("/rows/{row}/accept")
  @Operation(summary = "Lets a held row go on")
  RowAnswer accept(@PathVariable String id, @PathVariable long row, Locale locale) {
    return row(control.accept(id, row), id, row, locale);
  }

  @PostMapping("/rows/{row}/refuse")
  @Operation(summary = "Refuses a held row for the reason it was held for")
  RowAnswer refuse(@PathVariable String id, @PathVariable long row, Locale locale) {
    return row(control.refuse(id, row), id, row, locale);
  }

  private RowAnswer row(Ruling ruling, String id, long row, Locale locale) {
    Rulings.check(ruling);
    return new RowAnswer(
        batches
            .row(id, row, locale)
            .orElseThrow(() -> new NotThere("There is no row " + row + ".")),
        batch(id).batch());
  }

  private Answer answer(Ruling ruling, String id) {
    Rulings.check(ruling);
    return batch(id);
  }

  private Answer batch(String id) {
    return new Answer(batches.find(id).orElseThrow(() -> NotThere.batch(id)));
  }
}
