package dev.muster.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.box.Box;
import dev.muster.box.BoxEvents;
import dev.muster.box.Boxes;
import dev.muster.box.PhotoLimits;
import dev.muster.event.Payload.Kept;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The times of an event are written in the zone of its box. */
class PayloadTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant RECEIVED = Instant.parse("2026-03-02T12:00:05.250Z");

  @Test
  void timesAreWrittenInTheZoneOfTheBoxAndStayTheSameInstants() throws Exception {
    JsonNode event = written("Asia/Shanghai");
    assertThat(event.at("/data/occurred_at").asText()).isEqualTo("2026-03-02T20:00:01+08:00");
    assertThat(event.at("/timestamp").asText()).isEqualTo("2026-03-02T20:00:01+08:00");
    assertThat(OffsetDateTime.parse(event.at("/data/received_at").asText()).toInstant())
        .isEqualTo(RECEIVED);
  }

  @Test
  void withoutAZoneTheyAreWrittenInUtc() throws Exception {
    assertThat(written("Z").at("/data/received_at").asText()).isEqualTo("2026-03-02T12:00:05.250Z");
  }

  private static JsonNode written(String zone) throws Exception {
    BoxEvents events =
        new BoxEvents("", null, ZoneId.of(zone), Duration.ofMinutes(2), BoxEvents.STANDARD.live());
    Box box =
        new Box(
            "box-1",
            URI.create("http://127.0.0.1:1"),
            "v1",
            List.of(),
            4,
            Duration.ofSeconds(1),
            "percent",
            0,
            Box.HalfPerson.REMOVE,
            PhotoLimits.STANDARD,
            events);
    Payload payload = new Payload(JSON, new Boxes(List.of(box)));
    MatchEvent event = EventKit.event("0007", 1, "box-1");
    return JSON.readTree(payload.of(event, new Kept("", null, null, null), RECEIVED));
  }
}
