package dev.muster.vendor.sophon;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.box.Box;
import dev.muster.box.Boxes;
import dev.muster.call.Ask;
import dev.muster.event.Push;
import dev.muster.event.source.LiveWatch;
import dev.muster.event.source.SourceTrouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Asks for the realtime events of a box and reads them. Source: contracts/sophon.md §6.6.1 to
 * §6.6.3, §13.14.
 */
public final class SophonLive {

  private final Boxes boxes;
  private final V1Calls v1;
  private final V2Calls v2;
  private final ObjectMapper json;
  private final BodyWriter bodies;
  private final LiveScale scale = new LiveScale();

  SophonLive(Boxes boxes, V1Calls v1, V2Calls v2, ObjectMapper json) {
    this.boxes = boxes;
    this.v1 = v1;
    this.v2 = v2;
    this.json = json;
    this.bodies = new BodyWriter(json);
  }

  /** Asks for the devices: a box sends nothing of those that are not named to it. */
  public Ask<LiveWatch> listDevices(LiveWatch watch) {
    Box box = boxes.get(watch.box());
    boolean newer = "v2".equals(box.api());
    return new Ask<>(
        watch,
        newer ? v2.findDevices(box) : v1.findDevices(box),
        (now, answer) ->
            SophonAnswer.of(json, answer)
                .fold(
                    success -> greeting(now, newer, success.body()),
                    failure -> now.failed(failure.words()),
                    now::failed,
                    now::failed));
  }

  private LiveWatch greeting(LiveWatch watch, boolean newer, JsonNode body) {
    JsonNode rows = newer ? body.path("devices") : body.path("data").path("devices_list");
    if (!rows.isArray()) {
      return watch.failed(SourceTrouble.NO_DEVICE_LIST.kept(""));
    }
    List<String> ids = new ArrayList<>();
    for (JsonNode row : rows) {
      String id = row.path(newer ? "media_device_id" : "device_id").asText("");
      if (!id.isEmpty()) {
        ids.add(id);
      }
    }
    Collections.sort(ids);
    Object frame =
        newer ? new V2Wire.LiveWish(true, false, ids) : new V1Wire.LiveWish(true, false, ids);
    return watch.greeting(ids, new String(bodies.bytes(frame), StandardCharsets.UTF_8));
  }

  /** Reads the event of a frame. */
  public Push read(Push frame) {
    if (frame.isRefused()) {
      return frame;
    }
    try {
      JsonNode event = json.readTree(frame.body());
      if (event == null || !event.isObject()) {
        return frame.unreadable("a realtime frame that is no JSON object");
      }
      Box box = boxes.get(frame.box());
      return frame.read(List.of(new LiveEvent(box, scale, event).sighting()));
    } catch (JacksonException e) {
      return frame.unreadable("not JSON: " + e.getOriginalMessage());
    } catch (IOException | IllegalArgumentException e) {
      return frame.unreadable(String.valueOf(e.getMessage()));
    }
  }
}
