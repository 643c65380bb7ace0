package dev.muster.facebox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Typed access to a JSON object of a request. An empty string is a value; only null or an absent
 * key counts as empty ({@code contracts/sophon.md §1.2}). A missing or mistyped field refuses the
 * request with the code of the service's family.
 */
public final class Fields {

  static final int LONGEST_NAME = 256;
  private static final int LONGEST_LIST = 10_000;

  private final ObjectNode node;
  private final Family family;

  Fields(ObjectNode node, Family family) {
    this.node = node;
    this.family = family;
  }

  public boolean has(String name) {
    return value(name) != null;
  }

  /** A required text of 1 to {@value #LONGEST_NAME} characters without control characters. */
  public String name(String name) {
    String text = optionalText(name).orElseThrow(() -> family.missing(name));
    if (text.isBlank()) {
      throw family.badParameter(name + " must not be empty");
    }
    return shortText(name, text);
  }

  public Optional<String> optionalName(String name) {
    return optionalText(name).map(text -> shortText(name, text));
  }

  public Optional<String> optionalText(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw family.badParameter(name + " must be a string");
    }
    return Optional.of(value.textValue());
  }

  public boolean flag(String name, boolean otherwise) {
    JsonNode value = value(name);
    if (value == null) {
      return otherwise;
    }
    if (!value.isBoolean()) {
      throw family.notBoolean(name);
    }
    return value.booleanValue();
  }

  public int number(String name, int otherwise, int least, int most) {
    JsonNode value = value(name);
    if (value == null) {
      return otherwise;
    }
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw family.badParameter(name + " must be an integer");
    }
    if (value.intValue() < least || value.intValue() > most) {
      throw family.badParameter(name + " must be " + least + " to " + most);
    }
    return value.intValue();
  }

  /** The object under this key, empty when absent. */
  public Optional<ObjectNode> object(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof ObjectNode object)) {
      throw family.badParameter(name + " must be an object");
    }
    return Optional.of(object);
  }

  public Fields within(ObjectNode inner) {
    return new Fields(inner, family);
  }

  /** Texts of a list. */
  public Optional<List<String>> texts(String name) {
    return list(name)
        .map(
            items -> {
              List<String> texts = new ArrayList<>();
              for (JsonNode item : items) {
                if (!item.isTextual()) {
                  throw family.badParameter(name + " must be a list of strings");
                }
                texts.add(shortText(name, item.textValue()));
              }
              return List.copyOf(texts);
            });
  }

  /** A list, or one text whose parts are joined by commas; blanks and empty parts are dropped. */
  public List<String> names(String name) {
    JsonNode value = value(name);
    List<String> raw =
        value != null && value.isTextual()
            ? List.of(value.textValue().split(","))
            : texts(name).orElseThrow(() -> family.missing(name));
    List<String> names =
        raw.stream()
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .map(text -> shortText(name, text))
            .distinct()
            .toList();
    if (names.isEmpty()) {
      throw family.badParameter(name + " must not be empty");
    }
    return names;
  }

  public Optional<JsonNode> list(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isArray() || value.size() > LONGEST_LIST) {
      throw family.badParameter(name + " must be a list of at most " + LONGEST_LIST);
    }
    return Optional.of(value);
  }

  /** The object without these keys. */
  public ObjectNode rest(List<String> names) {
    return node.deepCopy().without(names);
  }

  public Refusal missing(String name) {
    return family.missing(name);
  }

  public Refusal refuse(String detail) {
    return family.badParameter(detail);
  }

  public @Nullable JsonNode value(String name) {
    JsonNode value = node.get(name);
    return value == null || value.isNull() ? null : value;
  }

  private String shortText(String name, String text) {
    if (text.length() > LONGEST_NAME || text.chars().anyMatch(Character::isISOControl)) {
      throw family.badParameter(
          name + " must be at most " + LONGEST_NAME + " characters, none of them a control");
    }
    return text;
  }
}
