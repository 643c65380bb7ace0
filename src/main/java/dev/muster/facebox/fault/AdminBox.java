package dev.muster.facebox.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the admin endpoint does to the box as a whole. */
final class AdminBox {

  private static final Duration DOWN = Duration.ofSeconds(5);

  private final Faults faults;
  private final BoxControls controls;

  AdminBox(Faults faults, BoxControls controls) {
    this.faults = faults;
    this.controls = controls;
  }

  ObjectNode push() {
    return object(faults.push().entries());
  }

  ObjectNode push(Fields fields) {
    faults.push(PushQuirks.read(entries(fields)));
    return push();
  }

  ObjectNode clock() {
    Instant right = controls.right().instant();
    Skew skew = faults.skew();
    return Json.object()
        .put("shift", Span.print(skew.shift()))
        .put("drift", Span.print(skew.drift()))
        .put("now", skew.apply(right).toString())
        .put("right", right.toString());
  }

  /** What is not given is zero. */
  ObjectNode clock(Fields fields) {
    Entries entries = entries(fields);
    entries.allow(Set.of("shift", "drift"));
    faults.skew(
        new Skew(
            entries.time("shift", Skew.FARTHEST.negated(), Skew.FARTHEST).orElse(Duration.ZERO),
            entries.time("drift", Skew.FASTEST.negated(), Skew.FASTEST).orElse(Duration.ZERO),
            controls.right().instant()));
    return clock();
  }

  ObjectNode service() {
    Service service = faults.service();
    return Json.object()
        .put("service_time", Span.print(service.time()))
        .put("slots", service.slots());
  }

  /** What is not given stays. Registrations under way end as they began. */
  ObjectNode service(Fields fields) {
    Entries entries = entries(fields);
    entries.allow(Set.of("service_time", "slots"));
    Service before = faults.service();
    Service service =
        new Service(
            entries.time("service_time", Duration.ZERO, Service.LONGEST).orElse(before.time()),
            entries.number("slots", 0, Service.MOST_SLOTS).orElse(before.slots()));
    faults.service(service);
    controls.slots().adjust(service.slots(), service.time());
    return service();
  }

  ObjectNode events(Fields fields) {
    Entries entries = entries(fields);
    entries.allow(Set.of("count", "identity_id"));
    int count =
        entries
            .number("count", 1, Burst.MOST)
            .orElseThrow(() -> entries.wrong("count", "1 to " + Burst.MOST));
    String identityId = entries.text("identity_id").orElse("");
    if (!controls.burst().record(count, identityId)) {
      throw entries.wrong("identity_id", "the id of somebody enrolled, or none for strangers");
    }
    return Json.object().put("recorded", count);
  }

  /** Answers first; the box goes away a moment later. */
  ObjectNode restart(Fields fields) {
    Entries entries = entries(fields);
    entries.allow(Set.of("down"));
    Duration down = entries.time("down", Duration.ZERO, What.LONGEST).orElse(DOWN);
    controls.power().restart(down);
    return Json.object().put("down", Span.print(down));
  }

  private static Entries entries(Fields fields) {
    return new Entries("", AdminFaults.texts("", fields.rest(List.of())));
  }

  private static ObjectNode object(Map<String, String> entries) {
    ObjectNode object = Json.object();
    entries.forEach(object::put);
    return object;
  }
}
