package dev.muster.vendor.sophon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.muster.box.Box;
import dev.muster.box.Device;
import dev.muster.box.Inspection;
import dev.muster.box.Wanted;
import dev.muster.call.Answer;
import dev.muster.call.Ask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;

/** A look at a box of either API that is made of answers only, without any HTTP. */
final class InspectionKit {

  static final String HERE = "http://muster:8080/events/gate";
  static final ObjectMapper JSON = new ObjectMapper();

  final V1Calls v1 = new V1Calls(JSON);
  final V2Calls v2 = new V2Calls(JSON);
  final Inquiry inquiry = new Inquiry(JSON);

  Inspection begin(String api) {
    Box box =
        new Box(
            "gate",
            URI.create("http://192.168.1.22:5555"),
            api,
            List.of(
                new Device("front", "192.168.1.63", "staff", "photo"),
                new Device("back", "192.168.1.64", "visitors", "photo")),
            4,
            Duration.ofSeconds(1),
            "percent");
    return Inspection.of(
        box, new Wanted(api, new TreeSet<>(List.of("staff", "visitors")), box.devices(), HERE));
  }

  static Inspection answered(Ask<Inspection> ask, String body) {
    return answered(ask, 200, body);
  }

  static Inspection answered(Ask<Inspection> ask, int status, String body) {
    return ask.answered(new Answer.Arrived(status, body.getBytes(StandardCharsets.UTF_8), ""));
  }

  static JsonNode sent(Ask<Inspection> ask) {
    try {
      return JSON.readTree(ask.call().body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
