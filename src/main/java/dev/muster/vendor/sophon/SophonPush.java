package dev.muster.vendor.sophon;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.muster.box.Boxes;
import dev.muster.event.Push;
import dev.muster.event.Sighting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what boxes push, generations A, B and C, one event, an array of them, or a form. Source:
 * contracts/sophon.md §6.2 to §6.5.
 */
public final class SophonPush {

  private static final int LONGEST_STRING = 150_000_000;
  private static final int DEEPEST = 100;

  /**
   * They are stored together or not at all, and nobody else writes meanwhile. Boxes send at most a
   * hundred in a round (contracts/sophon.md §6.2).
   */
  private static final int MOST_EVENTS = 1000;

  private final Boxes boxes;
  private final ObjectMapper json;
  private final ObjectReader whole;

  SophonPush(Boxes boxes, ObjectMapper json) {
    this.boxes = boxes;
    this.json = withRoomForPictures(json);
    // What follows the first value would be acknowledged and lost.
    this.whole = this.json.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  /**
   * A picture is one string of the JSON, and may be larger than a string usually is; how large a
   * push may be was decided at the door. Events are not nested deeply.
   */
  private static ObjectMapper withRoomForPictures(ObjectMapper json) {
    ObjectMapper roomy = json.copyWith(new JsonFactory());
    roomy
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxStringLength(LONGEST_STRING)
                .maxNestingDepth(DEEPEST)
                .build());
    return roomy;
  }

  /** Reads the sightings of a push; one that cannot be read makes the whole push unreadable. */
  public Push read(Push push) {
    if (push.isRefused()) {
      return push;
    }
    try {
      JsonNode body =
          PushedForm.is(push.body())
              ? new PushedForm(push.body(), json).event()
              : whole.readTree(push.body());
      if (body.size() > MOST_EVENTS && body.isArray()) {
        return push.tooLarge(
            "%d events in one push; at most %d are read: push them in several"
                .formatted(body.size(), MOST_EVENTS));
      }
      List<Sighting> sightings = new ArrayList<>();
      if (body.isArray()) {
        for (JsonNode one : body) {
          sightings.add(sighting(push, one));
        }
      } else {
        sightings.add(sighting(push, body));
      }
      return push.read(sightings);
    } catch (JacksonException e) {
      return push.unreadable("not JSON: " + e.getOriginalMessage());
    } catch (IOException | IllegalArgumentException e) {
      return push.unreadable(String.valueOf(e.getMessage()));
    }
  }

  private Sighting sighting(Push push, JsonNode event) {
    if (!event.isObject()) {
      throw new IllegalArgumentException("not a JSON object but " + event.getNodeType());
    }
    return new SophonEvent(boxes.get(push.box()), event).sighting();
  }
}
