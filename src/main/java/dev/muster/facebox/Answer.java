package dev.muster.facebox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

/** Answers of the v1 API ({@code contracts/sophon.md §2.1}). */
final class Answer {

  private Answer() {}

  /** {@code {"data": …}}. */
  static ServerResponse data(JsonNode data) {
    ObjectNode envelope = Json.object();
    envelope.set("data", data);
    return bare(envelope);
  }

  /** An answer without the {@code data} wrapping, as PictureMatch gives it. */
  static ServerResponse bare(JsonNode body) {
    return json(200, Json.bytes(body));
  }

  static ServerResponse error(Refusal refusal) {
    return json(refusal.error().httpStatus(), envelope(refusal.error(), refusal.getMessage()));
  }

  static byte[] envelope(BoxError error, String message) {
    ObjectNode inner = Json.object();
    inner.put("code", error.code());
    inner.put("status", error.status());
    inner.put("message", message);
    inner.put("chinese_message", error.chineseMessage());
    ObjectNode envelope = Json.object();
    envelope.set("error", inner);
    return Json.bytes(envelope);
  }

  private static ServerResponse json(int status, byte[] body) {
    return ServerResponse.status(status).contentType(MediaType.APPLICATION_JSON).body(body);
  }
}
