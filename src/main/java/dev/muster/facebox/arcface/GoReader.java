package dev.muster.facebox.arcface;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a request body as Go's {@code encoding/json} reads it into a map: of a key sent twice the
 * last value holds, every number is a float64 and refused when it has no place there, bytes that
 * are no UTF-8 and lone surrogates become U+FFFD ({@code contracts/arcface.md §2.2}). Narrower than
 * Go in its bounds: {@value #DEEPEST} levels, keys of {@value #LONGEST_KEY} and numbers of {@value
 * #LONGEST_NUMBER} characters.
 */
final class GoReader {

  private static final int DEEPEST = 500;
  private static final int LONGEST_KEY = 10_000;
  private static final int LONGEST_NUMBER = 1000;
  private static final int LONGEST_SHOWN = 200;

  /** Keys are not kept for later requests: they come from anybody. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNameLength(LONGEST_KEY)
                  .maxNumberLength(LONGEST_NUMBER)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private GoReader() {}

  /**
   * The object in the body; {@code null} counts as an empty one.
   *
   * @throws NotGoJson with a sentence in the manner of Go's
   */
  static GoValue.Obj object(byte[] body) throws NotGoJson {
    try (JsonParser parser = FACTORY.createParser(new String(body, StandardCharsets.UTF_8))) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new NotGoJson("unexpected end of JSON input");
      }
      GoValue value = value(parser, first);
      if (parser.nextToken() != null) {
        throw new NotGoJson("invalid character after top-level value");
      }
      return asObject(value);
    } catch (JsonEOFException e) {
      throw new NotGoJson("unexpected end of JSON input");
    } catch (JsonProcessingException e) {
      throw new NotGoJson("invalid JSON: " + cut(e.getOriginalMessage()) + at(e));
    } catch (IOException e) {
      throw new UncheckedIOException("Reading JSON from memory", e);
    }
  }

  private static GoValue.Obj asObject(GoValue value) throws NotGoJson {
    if (value instanceof GoValue.Null) {
      return new GoValue.Obj(Map.of());
    }
    if (value instanceof GoValue.Obj object) {
      return object;
    }
    throw new NotGoJson(
        "json: cannot unmarshal "
            + value.kind()
            + " into Go value of type map[string]interface {}");
  }

  private static GoValue value(JsonParser parser, JsonToken token) throws IOException, NotGoJson {
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> new GoValue.Text(wellFormed(parser.getText()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText());
      case VALUE_TRUE -> new GoValue.Flag(true);
      case VALUE_FALSE -> new GoValue.Flag(false);
      default -> new GoValue.Null();
    };
  }

  private static GoValue.Obj object(JsonParser parser) throws IOException, NotGoJson {
    Map<String, GoValue> fields = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = wellFormed(parser.currentName());
      fields.put(name, value(parser, parser.nextToken()));
    }
    return new GoValue.Obj(fields);
  }

  private static GoValue.Array array(JsonParser parser) throws IOException, NotGoJson {
    List<GoValue> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(value(parser, token));
    }
    return new GoValue.Array(items);
  }

  private static GoValue.Number number(String sent) throws NotGoJson {
    double value = Double.parseDouble(sent);
    if (Double.isInfinite(value)) {
      throw new NotGoJson(
          "json: cannot unmarshal number " + cut(sent) + " into Go value of type float64");
    }
    return new GoValue.Number(value, sent);
  }

  private static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return replaced(text, i);
      }
    }
    return text;
  }

  private static String replaced(String text, int from) {
    StringBuilder out = new StringBuilder(text.length()).append(text, 0, from);
    text.substring(from)
        .codePoints()
        .map(point -> point >= 0xd800 && point <= 0xdfff ? 0xfffd : point)
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  private static String at(JsonProcessingException e) {
    return e.getLocation() == null ? "" : " at character " + e.getLocation().getCharOffset();
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }
}
