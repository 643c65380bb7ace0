package dev.muster.facebox.v1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.config.Configuration;
import dev.muster.facebox.config.Setting;
import dev.muster.facebox.match.Relays;
import dev.muster.facebox.wire.Bodies;
import dev.muster.facebox.wire.Family;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** What doors do ({@code contracts/sophon.md §4.6}). */
public final class V1Gate {

  private static final List<String> MODES = List.of("opendoor", "closedoor", "alarm");
  private static final int MOST_ACTIONS = 100;
  private static final int LONGEST_SECONDS = 254;

  private final Bodies bodies;
  private final Configuration configuration;
  private final Relays relays;

  public V1Gate(Bodies bodies, Configuration configuration, Relays relays) {
    this.bodies = bodies;
    this.configuration = configuration;
    this.relays = relays;
  }

  ServerResponse mode(ServerRequest request) {
    return mode(configuration.text(Setting.EVENT_WORK_MODE));
  }

  /** The list of modes is open: {@code opendoor}, {@code alarm}, {@code avoid} and others. */
  ServerResponse setMode(ServerRequest request) throws IOException {
    String mode = bodies.read(request, Family.FOG).name("controller_mode");
    configuration.set(Map.of(Setting.EVENT_WORK_MODE, mode));
    return mode(mode);
  }

  /** Every pulse is checked before any is written down. */
  ServerResponse act(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.FOG);
    JsonNode list = fields.list("action").orElseThrow(() -> fields.missing("action"));
    if (list.isEmpty() || list.size() > MOST_ACTIONS) {
      throw fields.refuse("action must hold 1 to " + MOST_ACTIONS);
    }
    List<Relays.Pulse> pulses = new ArrayList<>();
    for (JsonNode row : list) {
      if (!(row instanceof ObjectNode object)) {
        throw fields.refuse("action must hold objects");
      }
      pulses.add(pulse(fields.within(object)));
    }
    relays.send(pulses);
    return Answer.data(
        Json.object()
            .put("message", "send action success")
            .put("action_mode", pulses.get(0).mode()));
  }

  /** Not of the appliance: what the relays were told last, so that a test can see it. */
  ServerResponse acts(ServerRequest request) {
    ObjectNode data = Json.object();
    ArrayNode rows = data.putArray("action");
    for (Relays.Sent sent : relays.latest(MOST_ACTIONS)) {
      Relays.Pulse pulse = sent.pulse();
      rows.addObject()
          .put("action_ip", pulse.address())
          .put("action_port", pulse.port())
          .put("action_mode", pulse.mode())
          .put("action_duration", pulse.seconds())
          .put("logic_port", pulse.logicPort())
          .put("timestamp", V1Time.seconds(sent.at()));
    }
    return Answer.data(data);
  }

  private static Relays.Pulse pulse(Fields row) {
    String mode = row.name("action_mode");
    if (!MODES.contains(mode)) {
      throw row.refuse("action_mode must be one of " + MODES);
    }
    if (!row.has("action_port")) {
      throw row.missing("action_port");
    }
    return new Relays.Pulse(
        row.name("action_ip"),
        row.number("action_port", 0, 1, 65_535),
        mode,
        row.number("action_duration", 5, 1, LONGEST_SECONDS),
        row.number("logic_port", 0, 0, 255));
  }

  private static ServerResponse mode(String mode) {
    return Answer.data(Json.object().put("controller_mode", mode));
  }
}
