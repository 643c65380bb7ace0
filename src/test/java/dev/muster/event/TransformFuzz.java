package dev.muster.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What a fuzzer throws at transforms and at kept bodies: any text is a transform or refused with a
 * sentence, applying it ends in a body or in its own exception; any body comes back byte for byte.
 * Run it with {@code bench/run fuzz}.
 */
public final class TransformFuzz {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path FILE = file();
  private static final JsonNode EVENT = event();

  private TransformFuzz() {}

  /** The input is a transform, and a body with pictures cut out of it. */
  public static void fuzzerTestOneInput(byte[] input) {
    body(input);
    try {
      Files.write(FILE, input);
      Transform.of("fuzz", FILE).apply(EVENT);
    } catch (Unusable | IllegalArgumentException e) {
      if (String.valueOf(e.getMessage()).isBlank()) {
        throw new AssertionError("refused without a sentence", e);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void body(byte[] input) {
    byte[] body =
        new String(input, StandardCharsets.ISO_8859_1).repeat(3).getBytes(StandardCharsets.UTF_8);
    Map<String, byte[]> pictures = new HashMap<>();
    int length = Math.min(300, input.length);
    byte[] picture = Arrays.copyOf(Arrays.copyOf(input, length), 300);
    pictures.put(dev.muster.roster.Digest.of(picture), picture);
    RawBody raw = RawBody.of(body, pictures);
    if (!Arrays.equals(RawBody.stored(raw.text(), raw.cutsAsText()).whole(pictures::get), body)) {
      throw new AssertionError("another body came back");
    }
    JsonElement.slice(body, 1);
  }

  private static Path file() {
    try {
      return Files.createTempFile("transform", ".jslt");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode event() {
    try {
      return JSON.readTree(
          "{\"type\":\"match.person\",\"data\":{\"person\":{\"name\":\"王芳\"},\"score\":94.8,\"list\":[1,2,3]}}");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
