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
record Parcel(byte[] body, BoxEvent last, int events, boolean twice) {

  /** An array is closed when it is larger than this. */
  private static final int LARGE = 16 * 1024 * 1024;

  /**
   * @param waiting oldest first, at least one
   */
  static Parcel pack(List<BoxEvent> waiting, PushLane.Source source, PushQuirks quirks) {
    BoxEvent first = waiting.get(0);
    if (!quirks.array()) {
      return new Parcel(bytes(first, source, quirks), first, 1, quirks.repeats(first.seq()));
    }
    ByteArrayOutputStream array = new ByteArrayOutputStream();
    int events = 0;
    while (events < waiting.size() && array.size() < LARGE) {
      array.write(events == 0 ? '[' : ',');
      array.writeBytes(bytes(waiting.get(events++), source, quirks));
    }
    array.write(']');
    BoxEvent last = waiting.get(events - 1);
    return new Parcel(array.toByteArray(), last, events, quirks.repeats(last.seq()));
  }

  private static byte[] bytes(BoxEvent event, PushLane.Source source, PushQuirks quirks) {
    ObjectNode body = source.form().body(event, source.plan());
    return Json.bytes(quirks.spoil(body));
  }
}
