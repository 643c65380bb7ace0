package dev.muster.console;

import dev.muster.enrol.ledger.Removals;
import dev.muster.roster.Person;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** People who leave, and the proof that they did. */
@RestController
@RequestMapping(path = "/api", produces = "application/json")
@Tag(name = "People who leave")
final class RemovalApi {

  private final Removals removals;
  private final RemovalList proofs;
  private final PeopleList people;
  private final BatchList batches;

  RemovalApi(Removals removals, RemovalList proofs, PeopleList people, BatchList batches) {
    this.removals = removals;
    this.proofs = proofs;
    this.people = people;
    this.batches = batches;
  }

  /** Who is to leave, by person number. */
  record Leavers(@Nullable List<@Nullable String> ids) {}

  /** The batch that takes them off every box. */
  record Answer(BatchView batch) {}

  @DeleteMapping("/people/{id}")
  @ApiResponse(responseCode = "202")
  @Operation(
      summary = "Takes a person off every box, then off the roster with all photos",
      description =
          "Somebody who is leaving already leaves by the batch that asked first. Of somebody whom a"
              + " sync took away everything is erased that it kept to take its run back.")
  ResponseEntity<Answer> remove(@PathVariable String id) {
    if (!knows(id)) {
      throw new NotThere("There is no person " + id + " on the roster.");
    }
    return accepted(
        people
            .leaving(id)
            .flatMap(PeopleList.Leaving::batch)
            .orElseGet(() -> removals.ask(List.of(id))));
  }

  /** Whether there is anything of the person that can be removed. */
  boolean knows(String id) {
    return people.leaving(id).isPresent() || removals.keeps(id);
  }

  @PostMapping(path = "/people/remove", consumes = MediaType.APPLICATION_JSON_VALUE)
  @ApiResponse(responseCode = "202")
  @Operation(
      summary = "Takes many people off every box, then off the roster",
      description =
          "1 to 10,000 person numbers. More than muster.removal-limit wait until the batch is"
              + " resumed. Numbers that nobody has are refused rows of the batch.")
  ResponseEntity<Answer> remove(@RequestBody Leavers who) {
    List<@Nullable String> ids = who.ids() == null ? List.of() : who.ids();
    if (ids.isEmpty() || ids.size() > Removals.MOST) {
      throw new BadParameter(
          "ids", "ids holds " + ids.size() + " person numbers; allowed are 1 to " + Removals.MOST);
    }
    return accepted(removals.ask(ids.stream().map(RemovalApi::number).toList()));
  }

  @GetMapping("/removals")
  @Operation(summary = "Who left or is leaving, newest first, with the proof of every box")
  Slice<RemovalView> removals(
      @RequestParam(required = false) @Nullable Long after,
      @RequestParam(required = false) @Nullable String person,
      @RequestParam(defaultValue = Slice.USUAL) @Min(1) @Max(Slice.MOST) int limit) {
    return proofs.slice(after, person, limit);
  }

  @GetMapping("/removals/{id}")
  @Operation(summary = "The proof that a person left")
  RemovalView removal(@PathVariable long id) {
    return proofs.find(id).orElseThrow(() -> new NotThere("There is no removal " + id + "."));
  }

  private static String number(@Nullable String id) {
    if (id == null || id.isBlank() || id.length() > Person.MAX_ID) {
      throw new BadParameter(
          "ids", "ids holds \"" + id + "\"; a person number has 1 to 64 characters");
    }
    return id.strip();
  }

  private ResponseEntity<Answer> accepted(String batch) {
    return ResponseEntity.accepted()
        .location(URI.create("/api/batches/" + batch))
        .body(new Answer(batches.find(batch).orElseThrow(() -> NotThere.batch(batch))));
  }
}
