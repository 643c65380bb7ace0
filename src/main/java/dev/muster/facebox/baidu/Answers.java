package dev.muster.facebox.baidu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.wire.Json;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

/** The two envelopes of the service, always with HTTP 200 ({@code contracts/baidu.md §3}). */
final class Answers {

  private final Clock clock;

  Answers(Clock clock) {
    this.clock = clock;
  }

  /**
   * @param result null for a call without payload
   */
  ServerResponse success(@Nullable JsonNode result) {
    return envelope(0, "SUCCESS", result);
  }

  ServerResponse declined(Declined why) {
    return why.fault().isOfGateway()
        ? json(200, gateway(why))
        : envelope(why.fault().code(), String.valueOf(why.getMessage()), null);
  }

  /** Code and message alone. */
  static ObjectNode gateway(Declined why) {
    return Json.object().put("error_code", why.fault().code()).put("error_msg", why.getMessage());
  }

  static ServerResponse json(int status, JsonNode body) {
    return ServerResponse.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body(Json.bytes(body));
  }

  private ServerResponse envelope(int code, String message, @Nullable JsonNode result) {
    ObjectNode envelope =
        Json.object()
            .put("error_code", code)
            .put("error_msg", message)
            // the service's own exceed 2^53: a client that reads a double must fail here, too
            .put("log_id", ThreadLocalRandom.current().nextLong(1L << 53, Long.MAX_VALUE))
            .put("timestamp", clock.instant().getEpochSecond())
            .put("cached", 0);
    envelope.set("result", result == null ? NullNode.getInstance() : result);
    return json(200, envelope);
  }
}
