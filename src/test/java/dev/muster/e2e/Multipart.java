package dev.muster.e2e;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A form with files, as a browser would send it. */
final class Multipart {

  private final String boundary = UUID.randomUUID().toString();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  Multipart field(String name, String value) {
    part("form-data; name=\"" + name + "\"", "text/plain; charset=UTF-8");
    write(value + "\r\n");
    return this;
  }

  /** A file of the field {@code files}; its name may hold folders. */
  Multipart file(String name, byte[] content) {
    return file("files", name, content);
  }

  Multipart file(String field, String name, byte[] content) {
    part(
        "form-data; name=\"" + field + "\"; filename=\"" + name.replace("\"", "%22") + "\"",
        "application/octet-stream");
    out.writeBytes(content);
    write("\r\n");
    return this;
  }

  String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  byte[] bytes() {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(out.toByteArray());
    whole.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return whole.toByteArray();
  }

  private void part(String disposition, String type) {
    write("--" + boundary + "\r\n");
    write("Content-Disposition: " + disposition + "\r\nContent-Type: " + type + "\r\n\r\n");
  }

  private void write(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
