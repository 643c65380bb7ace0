package dev.muster.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** An element of a JSON array in the very bytes in which it came. */
final class JsonElement {

  private static final JsonFactory JSON = new JsonFactory();

  private JsonElement() {}

  /** The bytes of the element; empty when the body is no array or has no such element. */
  static Optional<byte[]> slice(byte[] body, int index) {
    try (JsonParser parser = JSON.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        return Optional.empty();
      }
      int at = 0;
      for (JsonToken token = parser.nextToken();
          token != null && token != JsonToken.END_ARRAY;
          token = parser.nextToken()) {
        int begin = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        if (at++ == index) {
          parser.finishToken();
          int end = (int) parser.currentLocation().getByteOffset();
          return Optional.of(Arrays.copyOfRange(body, begin, end));
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
