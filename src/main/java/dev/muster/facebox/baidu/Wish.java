package dev.muster.facebox.baidu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.wire.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a call asks for. Numbers may come as text and texts as numbers, because the SDKs have maps
 * of text; a body that is no JSON asks for nothing, so that its first required parameter is missing
 * ({@code contracts/baidu.md §1.5, §1.6}).
 *
 * @param node the object of the parameters
 */
record Wish(ObjectNode node) {

  /** Above what any call takes, so that each still says what it does not like. */
  private static final int MOST_IN_LIST = 100;

  private static final int LONGEST_NUMBER = 20;

  /** The objects of the body: one, or those of a list. */
  static List<Wish> all(byte[] body) {
    List<Wish> wishes = new ArrayList<>();
    JsonNode node = parsed(body);
    if (!node.isArray()) {
      return List.of(of(node));
    }
    for (JsonNode entry : node) {
      if (wishes.size() == MOST_IN_LIST) {
        throw Fault.IMAGE_NUMBER.declined();
      }
      wishes.add(of(entry));
    }
    return wishes;
  }

  /** The object of the body; a list in its place asks for nothing. */
  static Wish one(byte[] body) {
    return of(parsed(body));
  }

  private static Wish of(JsonNode node) {
    return new Wish(node instanceof ObjectNode object ? object : Json.object());
  }

  private static JsonNode parsed(byte[] body) {
    try {
      JsonNode node = Json.MAPPER.readTree(body);
      return node == null ? Json.object() : node;
    } catch (IOException notJson) {
      return Json.object();
    }
  }

  /** The value as text; empty when it is absent, null, a list or an object. */
  Optional<String> text(String name) {
    JsonNode value = node.path(name);
    return value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty();
  }

  /**
   * @throws Declined 222001 without it
   */
  String required(String name) {
    return text(name).orElseThrow(() -> Fault.missing(name));
  }

  /**
   * A whole number.
   *
   * @throws Declined the fault when it is none or out of its bounds
   */
  int number(String name, int otherwise, int least, int most, Fault fault) {
    return (int) decimal(name, otherwise, least, most, fault, true);
  }

  double decimal(String name, double otherwise, double least, double most, Fault fault) {
    return decimal(name, otherwise, least, most, fault, false);
  }

  private double decimal(
      String name, double otherwise, double least, double most, Fault fault, boolean whole) {
    Optional<String> text = text(name).filter(sent -> !sent.isEmpty());
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      if (text.get().length() <= LONGEST_NUMBER) {
        BigDecimal number = new BigDecimal(text.get().strip());
        boolean fits = !whole || number.remainder(BigDecimal.ONE).signum() == 0;
        if (fits && number.doubleValue() >= least && number.doubleValue() <= most) {
          return number.doubleValue();
        }
      }
    } catch (NumberFormatException notANumber) {
      throw fault.declined();
    }
    throw fault.declined();
  }

  /**
   * One of a few words.
   *
   * @throws Declined the fault for any other
   */
  String word(String name, String otherwise, Set<String> allowed, Fault fault) {
    String word = text(name).filter(sent -> !sent.isEmpty()).orElse(otherwise);
    if (!allowed.contains(word)) {
      throw fault.declined();
    }
    return word;
  }
}
