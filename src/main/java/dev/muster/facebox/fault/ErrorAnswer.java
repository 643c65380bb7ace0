package dev.muster.facebox.fault;

import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.function.BiFunction;
import org.springframework.web.servlet.function.EntityResponse;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Sends an error that nobody made.
 *
 * @param envelopes the error answer of the dialect that is spoken on a path
 */
record ErrorAnswer(BiFunction<String, Refusal, ServerResponse> envelopes) {

  void send(HttpServletResponse response, String path, int status, What.Content content)
      throws IOException {
    String given = content.body();
    byte[] body;
    if (given == null) {
      EntityResponse<byte[]> envelope = envelope(path, content.error());
      response.setContentType(String.valueOf(envelope.headers().getContentType()));
      body = envelope.entity();
    } else {
      response.setContentType(type(given.stripLeading(), content.charset()));
      body = given.getBytes(content.charset());
    }
    response.setStatus(status);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  @SuppressWarnings("unchecked") // the answer is asked before it is taken for what it is
  private EntityResponse<byte[]> envelope(String path, BoxError error) {
    if (envelopes.apply(path, new Refusal(error)) instanceof EntityResponse<?> envelope
        && envelope.entity() instanceof byte[]) {
      return (EntityResponse<byte[]>) envelope;
    }
    throw new IllegalStateException("The error envelope for " + path + " has no bytes");
  }

  /** A proxy in front of a box answers in HTML; JSON never says its charset. */
  private static String type(String body, Charset charset) {
    if (body.startsWith("{") || body.startsWith("[")) {
      return "application/json";
    }
    return (body.startsWith("<") ? "text/html;charset=" : "text/plain;charset=")
        + charset.name().toLowerCase(Locale.ROOT);
  }
}
