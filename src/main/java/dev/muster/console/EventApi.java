package dev.muster.console;

import dev.muster.event.RawBodies;
import dev.muster.event.Upkeep;
import dev.muster.store.Store;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the boxes saw and who has been told: events, deliveries and refused pushes as JSON. */
@RestController
@RequestMapping(path = "/api", produces = "application/json")
@Tag(name = "Events and deliveries")
final class EventApi {

  private final Store store;
  private final EventList events;
  private final DeliveryList deliveries;
  private final SubscriberList subscribers;
  private final RefusedPushList refused;
  private final Upkeep upkeep;
  private final RawBodies bodies;

  EventApi(
      Store store,
      EventList events,
      DeliveryList deliveries,
      SubscriberList subscribers,
      RefusedPushList refused,
      Upkeep upkeep,
      RawBodies bodies) {
    this.store = store;
    this.events = events;
    this.deliveries = deliveries;
    this.subscribers = subscribers;
    this.refused = refused;
    this.upkeep = upkeep;
    this.bodies = bodies;
  }

  @GetMapping("/events")
  @Operation(
      summary = "Match events in the order of arrival",
      description =
          "Without after: the newest. With after: those that came after it; next is always the value"
              + " to go on with, 0 begins with the oldest.")
  Slice<EventView> events(
      @RequestParam(required = false) @Nullable @Min(0) Long after,
      @RequestParam(defaultValue = Slice.USUAL) @Min(1) @Max(Slice.MOST) int limit) {
    return events.slice(after, limit);
  }

  @GetMapping("/events/{id}")
  @Operation(summary = "An event and its deliveries")
  EventView.Whole event(@PathVariable String id) {
    return events
        .find(id)
        .map(event -> new EventView.Whole(event, deliveries.ofEvent(event.seq())))
        .orElseThrow(() -> new NotThere("There is no event " + id + "."));
  }

  @GetMapping(path = "/events/{id}/body", produces = "application/octet-stream")
  @Operation(
      summary = "The very bytes that the box sent, in which the event came first",
      description =
          "The header Muster-Place tells which of a list the event is; it is -1 when the body is the"
              + " event itself. A picture that is kept no longer is missing.")
  ResponseEntity<byte[]> body(@PathVariable String id) {
    RawBodies.Sent sent =
        bodies.of(id).orElseThrow(() -> new NotThere("The body of event " + id + " is not kept."));
    return ResponseEntity.ok().header("Muster-Place", sent.place() + "").body(sent.body());
  }

  @GetMapping("/deliveries")
  @Operation(summary = "Deliveries by number")
  Slice<DeliveryView> deliveries(
      @RequestParam(required = false) @Nullable String subscriber,
      @Parameter(
              schema =
                  @Schema(
                      allowableValues = {
                        "blocked",
                        "pending",
                        "delivered",
                        "skipped",
                        "discarded"
                      }))
          @RequestParam(required = false)
          @Nullable String state,
      @RequestParam(defaultValue = "0") @Min(0) long after,
      @RequestParam(defaultValue = Slice.USUAL) @Min(1) @Max(Slice.MOST) int limit) {
    return deliveries.slice(
        BadParameter.choice("subscriber", subscribers.known(), subscriber),
        BadParameter.choice("state", DeliveryState.class, state),
        after,
        limit);
  }

  @GetMapping("/deliveries/{id}")
  @Operation(summary = "The whole story of a delivery: every try, when, how long, its answer")
  DeliveryStory delivery(@PathVariable long id) {
    return DeliveryStory.find(store, deliveries, id)
        .orElseThrow(() -> new NotThere("There is no delivery " + id + "."));
  }

  @PostMapping("/deliveries/{id}/retry")
  @Operation(summary = "Takes up a blocked delivery again, with its whole retry plan before it")
  DeliveryView retry(@PathVariable long id) {
    DeliveryView known =
        deliveries.find(id).orElseThrow(() -> new NotThere("There is no delivery " + id + "."));
    if (!upkeep.retry(id)) {
      throw new Conflict(
          "Delivery %d is %s; only a blocked one can be taken up again."
              .formatted(id, known.state().word()));
    }
    return deliveries.find(id).orElse(known);
  }

  @GetMapping("/refused-pushes")
  @Operation(summary = "Pushes that were not taken as events, the latest first")
  List<RefusedPushList.RefusedPush> refusedPushes(
      @RequestParam(defaultValue = Slice.USUAL) @Min(1) @Max(Slice.MOST) int limit) {
    return refused.latest(limit);
  }
}
