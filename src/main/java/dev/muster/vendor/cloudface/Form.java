package dev.muster.vendor.cloudface;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A form with one picture, as the service's own client sends it. Source: contracts/cloud-face.md
 * §2.5.
 *
 * @param type the Content-Type, with what parts the form
 */
record Form(String type, byte[] body) {

  private static final String END = "\r\n";

  static Form of(byte[] picture) {
    String boundary = "muster-" + UUID.randomUUID();
    String head =
        String.join(
            END,
            "--" + boundary,
            "Content-Disposition: form-data; name=\"image\"; filename=\"photo.jpg\"",
            "Content-Type: image/jpeg",
            "",
            "");
    ByteArrayOutputStream body = new ByteArrayOutputStream(picture.length + 256);
    body.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    body.writeBytes(picture);
    body.writeBytes((END + "--" + boundary + "--" + END).getBytes(StandardCharsets.US_ASCII));
    return new Form("multipart/form-data; boundary=" + boundary, body.toByteArray());
  }
}
