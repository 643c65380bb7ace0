package dev.muster.facebox.v1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Refusal;
import dev.muster.facebox.wire.Reply;
import org.springframework.web.servlet.function.ServerResponse;

/** The envelopes of the v1 API ({@code contracts/sophon.md §2.1}). */
public final class Answer {

  private Answer() {}

  /** {@code {"data": …}}. */
  static ServerResponse data(JsonNode data) {
    ObjectNode envelope = Json.object();
    envelope.set("data", data);
    return Reply.ok(envelope);
  }

  static ServerResponse error(Refusal refusal) {
    return Reply.json(
        refusal.error().httpStatus(), envelope(refusal.error(), refusal.getMessage()));
  }

  /** The error envelope with this message. */
  public static ObjectNode envelope(BoxError error, String message) {
    ObjectNode inner = Json.object();
    inner.put("code", error.code());
    inner.put("status", error.status());
    inner.put("message", message);
    inner.put("chinese_message", error.chineseMessage());
    ObjectNode envelope = Json.object();
    envelope.set("error", inner);
    return envelope;
  }
}
