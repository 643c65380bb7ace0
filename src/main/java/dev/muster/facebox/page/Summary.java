package dev.muster.facebox.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.face.EngineInfo;
import dev.muster.facebox.config.Setting;
import dev.muster.facebox.library.Recogniser;
import dev.muster.facebox.push.PushTargets;
import dev.muster.facebox.wire.Json;
import java.time.Duration;
import java.util.List;
import org.springframework.web.servlet.function.ServerRequest;

/** How the box is as a whole; cheap enough to be asked for every two seconds. */
final class Summary {

  private record Totals(
      int devices, int permissions, int groups, int events, long oldest, long newest) {}

  private final Shown shown;
  private final Addresses addresses;
  private final Remembered<Totals> totals;
  private final long started = System.nanoTime();

  Summary(Shown shown) {
    this.shown = shown;
    this.addresses = new Addresses(shown.address());
    this.totals = new Remembered<>(this::count, Duration.ofSeconds(1));
  }

  /** The bare numbers, for scripts. */
  ObjectNode numbers() {
    List<PushTargets.Receiver> receivers = shown.targets().receivers();
    ObjectNode status = Json.object();
    engine(status);
    status.put("people", shown.people().count());
    status.put("faces", shown.gallery().faces());
    Totals now = count();
    status.put("devices", now.devices());
    status.put("events", now.events());
    status.put("receivers", receivers.size());
    status.put(
        "waiting", receivers.stream().mapToLong(one -> waiting(now, one.cursor())).max().orElse(0));
    status.put("websocket", shown.websocketPort());
    status.set("faults", Json.array(shown.faults().get()));
    return status;
  }

  ObjectNode read(ServerRequest request) {
    ObjectNode answer = Json.object();
    engine(answer);
    answer.put("people", shown.people().count());
    answer.put("capacity", shown.configuration().whole(Setting.LIBRARY_SIZE));
    answer.put("faces", shown.gallery().faces());
    Totals now = totals.get();
    answer.put("devices", now.devices());
    answer.put("permissions", now.permissions()).put("groups", now.groups());
    answer.put("events", now.events()).put("newest", now.newest());
    answer.put("threshold", shown.configuration().number(Setting.THRESHOLD));
    answer.put("min_face", shown.configuration().whole(Setting.MIN_FACE));
    answer.set("receivers", receivers(now));
    answer.set("faults", Json.array(shown.faults().get()));
    answer.put("websocket", shown.websocketPort());
    answer.put("admin", shown.admin());
    answer.put("up_seconds", (System.nanoTime() - started) / 1_000_000_000);
    answer.put("now", shown.clock().millis());
    answer.set("addresses", Json.array(addresses.at(request.servletRequest().getLocalPort())));
    return answer.put("only_here", addresses.onlyHere());
  }

  private void engine(ObjectNode answer) {
    Recogniser recogniser = shown.recogniser();
    if (recogniser == null) {
      answer.put("engine", "off").put("demonstration", false);
    } else {
      EngineInfo engine = recogniser.engine();
      answer.put("engine", engine.id()).put("demonstration", engine.demonstration());
    }
  }

  private ArrayNode receivers(Totals now) {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    for (PushTargets.Receiver receiver : shown.targets().receivers()) {
      ObjectNode row =
          rows.addObject()
              .put("url", receiver.url())
              .put("cursor", receiver.cursor())
              .put("waiting", waiting(now, receiver.cursor()));
      PushTargets.Answer answer = receiver.answer();
      if (answer != null) {
        row.put("answer", answer.words())
            .put("taken", answer.taken())
            .put("seconds_ago", (System.nanoTime() - answer.nanos()) / 1_000_000_000);
      }
    }
    return rows;
  }

  /** Without gaps in the numbers, which is the rule, nothing needs to be counted. */
  private long waiting(Totals now, long cursor) {
    if (now.newest() - now.oldest() + 1 == now.events()) {
      return Math.max(0, now.newest() - Math.max(cursor, now.oldest() - 1));
    }
    return shown
        .database()
        .read(
            db ->
                db.sql("select count(*) from event where seq > ?")
                    .param(cursor)
                    .query(Long.class)
                    .single());
  }

  private Totals count() {
    return shown
        .database()
        .read(
            db ->
                db.sql(
                        "select (select count(*) from device), (select count(*) from permission),"
                            + " (select count(*) from face_group), (select count(*) from event),"
                            + " (select coalesce(min(seq), 0) from event), (select"
                            + " coalesce(max(seq), 0) from event)")
                    .query(
                        (row, number) ->
                            new Totals(
                                row.getInt(1),
                                row.getInt(2),
                                row.getInt(3),
                                row.getInt(4),
                                row.getLong(5),
                                row.getLong(6)))
                    .single());
  }
}
