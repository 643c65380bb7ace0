package dev.muster.facebox.push;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.wire.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/**
 * How a push is written, the {@code content-type} of its configuration.
 *
 * <p>The layout of {@code form-data} is not published ({@code contracts/sophon.md §6.2}). Here it
 * is {@code multipart/form-data} in UTF-8 with one part for each key of the top level, named like
 * it: a text as it is, so a picture as base64 as in JSON; a number in digits; an object or a list
 * as JSON text. No part is a file: a receiver reads the same values from form fields that it would
 * read from JSON.
 */
public enum PushForm {
  JSON("json"),
  FORM_DATA("form-data");

  private final String word;

  PushForm(String word) {
    this.word = word;
  }

  /** The word in the configuration. */
  public String word() {
    return word;
  }

  public static PushForm named(String word) {
    return word.equals(FORM_DATA.word) ? FORM_DATA : JSON;
  }

  /** A body ready to be sent. */
  record Written(String contentType, byte[] bytes) {}

  Written write(ObjectNode body) {
    return this == JSON ? json(Json.bytes(body)) : formData(body);
  }

  static Written json(byte[] bytes) {
    return new Written("application/json", bytes);
  }

  private static Written formData(ObjectNode body) {
    String boundary = "muster-" + UUID.randomUUID();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Map.Entry<String, JsonNode> part : body.properties()) {
      text(
          out,
          "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n"
              .formatted(boundary, part.getKey()));
      JsonNode value = part.getValue();
      text(out, value.isContainerNode() ? Json.text(value) : value.asText());
      text(out, "\r\n");
    }
    text(out, "--" + boundary + "--\r\n");
    return new Written("multipart/form-data; boundary=" + boundary, out.toByteArray());
  }

  private static void text(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
