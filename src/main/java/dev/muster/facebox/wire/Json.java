package dev.muster.facebox.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The box's own JSON mapper: numbers keep their exact value, and no setting of the host process can
 * change the wire format.
 */
public final class Json {

  private static final int LONGEST_TEXT = 64 * 1024 * 1024;

  /** A value in memory takes fifty times its text: without this, 30 MB of {@code []} take 1 GB. */
  private static final long MOST_TOKENS = 200_000;

  /** For what strangers send. */
  public static final ObjectMapper MAPPER =
      mapper(
          StreamReadConstraints.builder()
              .maxNestingDepth(100)
              .maxTokenCount(MOST_TOKENS)
              .maxStringLength(LONGEST_TEXT)
              .build());

  /**
   * For what the box itself has stored: what was taken once must be readable for ever, and a row
   * may be deeper than the request that it came from.
   */
  public static final ObjectMapper STORED =
      mapper(
          StreamReadConstraints.builder()
              .maxNestingDepth(900)
              .maxNumberLength(100_000)
              .maxStringLength(LONGEST_TEXT)
              .build());

  private static ObjectMapper mapper(StreamReadConstraints bounds) {
    return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(bounds).build())
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }

  private Json() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static ArrayNode array(Iterable<String> texts) {
    ArrayNode array = MAPPER.createArrayNode();
    texts.forEach(array::add);
    return array;
  }

  public static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Writing an answer as JSON", e);
    }
  }

  public static String text(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Writing a row as JSON", e);
    }
  }

  /** A value of the program as JSON. */
  public static JsonNode node(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** Reads back what {@link #text} wrote. */
  public static JsonNode storedNode(String text) {
    try {
      return STORED.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException("Reading stored JSON", e);
    }
  }

  /** Reads back what {@link #text} wrote. */
  public static ObjectNode stored(String text) {
    try {
      return (ObjectNode) STORED.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException("Reading stored JSON", e);
    }
  }
}
