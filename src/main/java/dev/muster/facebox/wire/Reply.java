package dev.muster.facebox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

/** Answers in JSON. */
public final class Reply {

  private Reply() {}

  public static ServerResponse ok(JsonNode body) {
    return json(200, body);
  }

  public static ServerResponse json(int status, JsonNode body) {
    return ServerResponse.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .body(Json.bytes(body));
  }
}
