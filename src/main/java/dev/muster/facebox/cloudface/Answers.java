package dev.muster.facebox.cloudface;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.wire.Json;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

/** The envelope of every answer, always with HTTP 200 ({@code contracts/cloud-face.md §1}). */
final class Answers {

  private Answers() {}

  static ServerResponse success(JsonNode data) {
    ObjectNode envelope = envelope(0, "", "");
    envelope.set("data", data);
    return json(envelope);
  }

  static ServerResponse declined(Declined why) {
    ObjectNode envelope =
        envelope(why.fault().code(), why.fault().word(), String.valueOf(why.getMessage()));
    envelope.putObject("data");
    return json(envelope);
  }

  static ObjectNode envelope(int code, String error, String detail) {
    return Json.object().put("code", code).put("error", error).put("detail", detail);
  }

  private static ServerResponse json(ObjectNode envelope) {
    return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).body(Json.bytes(envelope));
  }
}
