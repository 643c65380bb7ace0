package dev.muster.facebox.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.fault.PushQuirks;
import dev.muster.facebox.match.BoxEvent;
import dev.muster.facebox.wire.Json;
import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * What travels in one request: one event, or several as a JSON array when that is ordered.
 *
 * @param last the newest event in it
 * @param events how many
 * @param twice whether it is sent again although it was taken
 */
record Parcel(PushForm.Written body, BoxEvent last, int events, boolean twice) {

  /** An array is closed when it is larger than this. */
  private static final int LARGE = 16 * 1024 * 1024;

  /**
   * @param waiting oldest first, at least one
   */
  static Parcel pack(List<BoxEvent> waiting, Payload payload, PushPlan plan, PushQuirks quirks) {
    if (quirks.array()) {
      return array(waiting, payload, plan, quirks);
    }
    BoxEvent first = waiting.get(0);
    ObjectNode body = quirks.spoil(payload.of(first, plan));
    return new Parcel(plan.form().write(body), first, 1, quirks.repeats(first.seq()));
  }

  /** A form has no arrays: these are JSON in any case. */
  private static Parcel array(
      List<BoxEvent> waiting, Payload payload, PushPlan plan, PushQuirks quirks) {
    ByteArrayOutputStream array = new ByteArrayOutputStream();
    int events = 0;
    while (events < waiting.size() && array.size() < LARGE) {
      array.write(events == 0 ? '[' : ',');
      array.writeBytes(Json.bytes(quirks.spoil(payload.of(waiting.get(events++), plan))));
    }
    array.write(']');
    BoxEvent last = waiting.get(events - 1);
    PushForm.Written body = PushForm.json(array.toByteArray());
    return new Parcel(body, last, events, quirks.repeats(last.seq()));
  }
}
