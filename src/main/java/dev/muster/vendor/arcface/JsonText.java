package dev.muster.vendor.arcface;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON into maps, lists, texts and {@link Num}, everything in the order in which it was sent
 * and numbers as they were written: what was signed depends on both. Of a key that is there twice
 * the last counts, as in the service. Source: contracts/arcface.md §2.2.
 */
final class JsonText {

  private static final JsonFactory JSON = new JsonFactory();

  /** A number as it was written. */
  record Num(String written) {
    double value() {
      return Double.parseDouble(written);
    }
  }

  private JsonText() {}

  /**
   * @throws JsonParseException when it is no JSON object; the message tells where
   */
  static Map<String, @Nullable Object> object(String text) throws IOException {
    try (JsonParser in = JSON.createParser(text)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new JsonParseException(in, "the request is no JSON object");
      }
      Map<String, @Nullable Object> read = fields(in);
      if (in.nextToken() != null) {
        throw new JsonParseException(in, "something follows behind the request");
      }
      return read;
    }
  }

  private static Map<String, @Nullable Object> fields(JsonParser in) throws IOException {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String key = whole(in.currentName());
      in.nextToken();
      fields.put(key, value(in));
    }
    return fields;
  }

  private static List<@Nullable Object> items(JsonParser in) throws IOException {
    List<@Nullable Object> items = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(in));
    }
    return items;
  }

  private static @Nullable Object value(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case START_OBJECT -> fields(in);
      case START_ARRAY -> items(in);
      case VALUE_STRING -> whole(in.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(in);
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      default -> null;
    };
  }

  /** Half a surrogate pair is no character: the service reads U+FFFD. */
  private static String whole(String text) {
    boolean halves = text.codePoints().anyMatch(JsonText::isHalf);
    return halves
        ? text.codePoints()
            .map(point -> isHalf(point) ? 0xFFFD : point)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
        : text;
  }

  private static boolean isHalf(int point) {
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
  }

  private static Num number(JsonParser in) throws IOException {
    Num number = new Num(in.getText());
    if (Double.isInfinite(number.value())) {
      throw new JsonParseException(in, "a number is too large");
    }
    return number;
  }
}
