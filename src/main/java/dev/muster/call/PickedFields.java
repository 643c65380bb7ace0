package dev.muster.call;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads chosen fields of JSON values that pass by by the hundred thousand, and makes no trees of
 * them.
 */
public final class PickedFields {

  private static final int INNER = -1;

  private final Step top = new Step(new HashMap<>(), INNER);
  private final int count;

  /**
   * A step on the way to a field.
   *
   * @param slot where the field is kept; {@link #INNER} for what only leads to one
   */
  private record Step(Map<String, Step> next, int slot) {}

  /** What was found in one value, by the order in which the fields were chosen. */
  public static final class Row {

    private final @Nullable Object[] found;

    private Row(int fields) {
      this.found = new Object[fields];
    }

    /** The text of a field; null when it is not there, or holds more than one value. */
    public @Nullable String text(int field) {
      return found[field] instanceof String text ? text : null;
    }

    /** The texts of a field that is a list; null when it is not there. */
    public @Nullable List<String> texts(int field) {
      return found[field] instanceof Texts texts ? texts.all() : null;
    }
  }

  /** The values of a list. */
  private record Texts(List<String> all) {}

  /**
   * @param ways where the fields stand, such as {@code /info/name}
   */
  public PickedFields(String... ways) {
    count = ways.length;
    for (int slot = 0; slot < ways.length; slot++) {
      String[] names = ways[slot].substring(1).split("/");
      Step step = top;
      for (int i = 0; i < names.length; i++) {
        Step made = new Step(new HashMap<>(), i == names.length - 1 ? slot : INNER);
        step = step.next().computeIfAbsent(names[i], name -> made);
      }
    }
  }

  /** Reads the value at which the parser stands, to its end. */
  public Row read(JsonParser value) throws IOException {
    Row row = new Row(count);
    read(value, top, row);
    return row;
  }

  private static void read(JsonParser value, Step step, Row row) throws IOException {
    if (step.slot() != INNER) {
      row.found[step.slot()] = value.hasToken(JsonToken.START_ARRAY) ? texts(value) : text(value);
    } else if (value.hasToken(JsonToken.START_OBJECT)) {
      while (value.nextToken() == JsonToken.FIELD_NAME) {
        Step next = step.next().get(value.currentName());
        value.nextToken();
        if (next == null) {
          value.skipChildren();
        } else {
          read(value, next, row);
        }
      }
    } else {
      value.skipChildren();
    }
  }

  private static Texts texts(JsonParser list) throws IOException {
    List<String> texts = new ArrayList<>();
    while (list.nextToken() != JsonToken.END_ARRAY) {
      String text = text(list);
      if (text != null) {
        texts.add(text);
      }
    }
    return new Texts(texts);
  }

  private static @Nullable String text(JsonParser value) throws IOException {
    if (value.currentToken().isScalarValue()) {
      return value.hasToken(JsonToken.VALUE_NULL) ? null : value.getText();
    }
    value.skipChildren();
    return null;
  }
}
