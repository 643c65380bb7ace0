package dev.muster.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;

/** What the box answered. */
record Reply(int status, HttpHeaders headers, byte[] bytes) {

  boolean ok() {
    return status == 200;
  }

  String contentType() {
    return headers.firstValue("Content-Type").orElse("");
  }

  JsonNode json() {
    return Json.read(bytes);
  }

  /** What v1 wraps its answers in (§2.1). */
  JsonNode data() {
    return json().path("data");
  }

  JsonNode error() {
    return json().path("error");
  }

  /** For failure messages: pictures are cut off. */
  @Override
  public String toString() {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return status + " " + text.substring(0, Math.min(text.length(), 300));
  }
}
