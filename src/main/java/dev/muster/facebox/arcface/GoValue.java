package dev.muster.facebox.arcface;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON value as Go's {@code encoding/json} holds it: numbers are float64, nothing else. */
sealed interface GoValue {

  /** What Go's error messages call it. */
  String kind();

  /** Well-formed text: a lone surrogate is U+FFFD already. */
  record Text(String text) implements GoValue {
    @Override
    public String kind() {
      return "string";
    }
  }

  /**
   * @param sent the digits as they were sent
   */
  record Number(double value, String sent) implements GoValue {

    static Number of(double value) {
      return new Number(value, GoNumber.of(value));
    }

    /**
     * The float64 with the fewest digits that is this float32. No overload of {@link #of}: a whole
     * number would choose it and lose its last digits.
     */
    static Number ofFloat32(float value) {
      String sent = GoNumber.ofFloat32(value);
      return new Number(Double.parseDouble(sent), sent);
    }

    @Override
    public String kind() {
      return "number";
    }

    /** Cut towards zero, as a conversion to an integer does it. */
    long whole() {
      return (long) value;
    }
  }

  record Flag(boolean flag) implements GoValue {
    @Override
    public String kind() {
      return "bool";
    }
  }

  record Null() implements GoValue {
    @Override
    public String kind() {
      return "null";
    }
  }

  record Array(List<GoValue> items) implements GoValue {
    @Override
    public String kind() {
      return "array";
    }
  }

  /**
   * @param fields in the order sent; of a key sent twice the last value
   */
  record Obj(Map<String, GoValue> fields) implements GoValue {
    @Override
    public String kind() {
      return "object";
    }

    /** The text under this key; empty when there is none or it is no text. */
    Optional<String> text(String key) {
      return fields.get(key) instanceof Text text ? Optional.of(text.text()) : Optional.empty();
    }

    /** The number under this key; empty when there is none or it is no number. */
    Optional<Number> number(String key) {
      return fields.get(key) instanceof Number number ? Optional.of(number) : Optional.empty();
    }
  }
}
