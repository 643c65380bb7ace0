package dev.muster.facebox.v1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.config.Configuration;
import dev.muster.facebox.config.ScoreRange;
import dev.muster.facebox.config.Setting;
import dev.muster.facebox.wire.Bodies;
import dev.muster.facebox.wire.Family;
import dev.muster.facebox.wire.Fields;
import dev.muster.facebox.wire.Json;
import java.io.IOException;
import java.util.Map;
import java.util.StringJoiner;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The score mapping of the v1 API, {@code PrettyScore} ({@code contracts/sophon.md §8.2}). */
public final class V1Score {

  private final Bodies bodies;
  private final Configuration configuration;

  public V1Score(Bodies bodies, Configuration configuration) {
    this.bodies = bodies;
    this.configuration = configuration;
  }

  ServerResponse get(ServerRequest request) {
    return range(configuration.scoreRange());
  }

  /** The next comparison is scored by it; recorded events keep their score. */
  ServerResponse set(ServerRequest request) throws IOException {
    Fields fields = bodies.read(request, Family.FOG);
    JsonNode sent =
        fields.list("threshold_range").orElseThrow(() -> fields.missing("threshold_range"));
    StringJoiner joined = new StringJoiner(",");
    for (JsonNode number : sent) {
      joined.add(number.isNumber() ? number.decimalValue().toPlainString() : "");
    }
    ScoreRange range =
        ScoreRange.parse(joined.toString())
            .orElseThrow(
                () -> fields.refuse("threshold_range must be 0, a number between and 100"));
    configuration.set(Map.of(Setting.THRESHOLD_RANGE, range.toString()));
    return range(range);
  }

  private static ServerResponse range(ScoreRange range) {
    ObjectNode data = Json.object();
    data.putArray("threshold_range").add(range.least()).add(range.middle()).add(range.most());
    return Answer.data(data);
  }
}
