package dev.muster.call;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON object that holds a long list, without holding the list: its rows pass by one at a
 * time, and an empty list is left where it stood. What was told of rows is worth nothing when the
 * rest turns out to be no JSON.
 *
 * @param list where the list stands, such as {@code /data/rows}
 */
public record PassingRows(ObjectMapper json, JsonPointer list) {

  /** Takes one row: reads it to its end. */
  @FunctionalInterface
  public interface Taker {
    void take(JsonParser row) throws IOException;
  }

  /**
   * @return all but the rows; null for an empty body
   */
  public @Nullable JsonNode read(byte[] body, Taker rows) throws IOException {
    try (JsonParser parser = json.createParser(body)) {
      return parser.nextToken() == null ? null : value(parser, list, rows);
    }
  }

  private JsonNode value(JsonParser parser, @Nullable JsonPointer way, Taker rows)
      throws IOException {
    if (way != null && way.matches() && parser.hasToken(JsonToken.START_ARRAY)) {
      return passing(parser, rows);
    }
    return way != null && parser.hasToken(JsonToken.START_OBJECT)
        ? object(parser, way, rows)
        : json.readTree(parser);
  }

  private ObjectNode object(JsonParser parser, JsonPointer way, Taker rows) throws IOException {
    ObjectNode object = json.createObjectNode();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      object.set(name, value(parser, way.matchProperty(name), rows));
    }
    return object;
  }

  private ArrayNode passing(JsonParser parser, Taker rows) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      rows.take(parser);
    }
    return json.createArrayNode();
  }
}
