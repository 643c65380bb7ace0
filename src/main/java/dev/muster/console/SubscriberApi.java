package dev.muster.console;

import dev.muster.event.Upkeep;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who receives events, how each is served, and what a person can do about it. */
@RestController
@RequestMapping(path = "/api/subscribers", produces = "application/json")
@Tag(name = "Events and deliveries")
final class SubscriberApi {

  private final SubscriberList subscribers;
  private final Upkeep upkeep;
  private final SubscriberTry trial;

  SubscriberApi(SubscriberList subscribers, Upkeep upkeep, SubscriberTry trial) {
    this.subscribers = subscribers;
    this.upkeep = upkeep;
    this.trial = trial;
  }

  /** How many deliveries it concerned. */
  record Done(int deliveries) {}

  @GetMapping
  @Operation(
      summary = "The receivers of events and how they are served",
      description = "Those included that left the configuration while something waited for them.")
  List<SubscriberView> all() {
    return subscribers.all();
  }

  @GetMapping("/{name}")
  @Operation(summary = "A receiver of events and how it is served")
  SubscriberView one(@PathVariable String name) {
    return subscribers.all().stream()
        .filter(view -> view.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NotThere("There is no subscriber " + name + "."));
  }

  @PostMapping(path = "/try", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "How a subscriber would have dealt with the last events; nothing is sent",
      description =
          "The body is one subscriber in the keys of the configuration; it needs no secret. Permission groups count as they are now.")
  SubscriberTry.Tried tryFirst(
      InputStream body, @RequestParam(defaultValue = "300") @Min(1) @Max(10_000) int last)
      throws IOException {
    return SubscriberTry.Tried.of(trial.on(SubscriberTry.text(body), last));
  }

  @PostMapping("/{name}/off")
  @Operation(summary = "Sends nothing to it until it is switched on again; what comes is collected")
  SubscriberView off(@PathVariable String name) {
    upkeep.switchOff(configured(name), "switched off by hand");
    return one(name);
  }

  @PostMapping("/{name}/on")
  @Operation(summary = "Switches it on again; what was collected is sent")
  SubscriberView on(@PathVariable String name) {
    if (!upkeep.switchOn(configured(name))) {
      throw new Conflict("Subscriber " + name + " is not switched off.");
    }
    return one(name);
  }

  @PostMapping("/{name}/retry")
  @Operation(
      summary = "Takes up its blocked deliveries again, oldest first",
      description = "status: only those that were answered with it last; 0 for no answer.")
  Done retry(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable @Min(0) @Max(599) Integer status) {
    return new Done(upkeep.retryAll(known(name), status));
  }

  @PostMapping("/{name}/discard")
  @Operation(
      summary = "Ends deliveries that nobody wants any more",
      description =
          "state: pending or blocked. Those under way are not ended. The events themselves stay.")
  Done discard(@PathVariable String name, @RequestParam String state) {
    DeliveryState which = BadParameter.choice("state", DeliveryState.class, state);
    if (which == DeliveryState.PENDING) {
      return new Done(upkeep.discardWaiting(known(name)));
    }
    if (which == DeliveryState.BLOCKED) {
      return new Done(upkeep.discardBlocked(known(name)));
    }
    throw new BadParameter(
        "state", "state is \"%s\"; allowed are pending, blocked".formatted(state));
  }

  private String configured(String name) {
    return among(subscribers.names(), name);
  }

  private String known(String name) {
    return among(subscribers.known(), name);
  }

  private static String among(List<String> names, String name) {
    if (!names.contains(name)) {
      throw new NotThere("There is no subscriber " + name + ".");
    }
    return name;
  }
}
