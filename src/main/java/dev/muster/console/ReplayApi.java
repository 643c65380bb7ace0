package dev.muster.console;

import dev.muster.event.Replays;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Events that are delivered once more because somebody asks for it. */
@RestController
@RequestMapping(path = "/api/replays", produces = "application/json")
@Tag(name = "Events and deliveries")
final class ReplayApi {

  private final Replays replays;

  ReplayApi(Replays replays) {
    this.replays = replays;
  }

  @PostMapping(path = "/preview", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Counts the events that a replay would send, and sends nothing",
      description =
          "chosen: by the wish; passing: those of them that the subscriber's filter passes.")
  Replays.Preview preview(@RequestBody ReplayWish wish) {
    return replays.preview(subscriber(wish), wish.selection());
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @ApiResponse(responseCode = "202")
  @Operation(
      summary = "Sends chosen events to a subscriber once more",
      description =
          "In the order of arrival, each person's one after the other, beside what comes live. The"
              + " webhook-id is that of the event, the header webhook-replay tells the replay.")
  ResponseEntity<ReplayView> begin(@RequestBody ReplayWish wish) {
    long id =
        replays
            .begin(subscriber(wish), wish.selection(), wish.pace())
            .orElseThrow(() -> new Conflict("Too many replays are running; wait or cancel one."));
    return ResponseEntity.accepted().location(URI.create("/api/replays/" + id)).body(one(id));
  }

  @GetMapping
  @Operation(summary = "Replays, the latest first")
  List<ReplayView> all(
      @RequestParam(defaultValue = Slice.USUAL) @Min(1) @Max(Slice.MOST) int limit) {
    return replays.latest(limit).stream().map(ReplayView::of).toList();
  }

  @GetMapping("/{id}")
  @Operation(summary = "A replay and how far it has come")
  ReplayView one(@PathVariable long id) {
    return replays
        .find(id)
        .map(ReplayView::of)
        .orElseThrow(() -> new NotThere("There is no replay " + id + "."));
  }

  @PostMapping("/{id}/cancel")
  @Operation(summary = "Stops a replay; what is not under way is not sent")
  ReplayView cancel(@PathVariable long id) {
    one(id);
    if (!replays.cancel(id)) {
      throw new Conflict("Replay " + id + " is over.");
    }
    return one(id);
  }

  private String subscriber(ReplayWish wish) {
    String name = wish.subscriber() == null ? "" : wish.subscriber().strip();
    if (!replays.knows(name)) {
      throw new BadParameter(
          "subscriber", "subscriber is \"%s\"; there is none of this name".formatted(name));
    }
    return name;
  }
}
