package dev.muster.facebox.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a setting may be. */
record Check(String allowed, Reader reader) {

  private static final int LONGEST = 4096;
  private static final Pattern WINDOW =
      Pattern.compile("([01]\\d|2[0-3])(:[0-5]\\d){2},([01]\\d|2[0-3])(:[0-5]\\d){2}");

  /** Takes a value as it was sent to the form in which it is kept; empty when it is not allowed. */
  interface Reader {
    Optional<JsonNode> read(JsonNode sent);
  }

  Optional<JsonNode> read(JsonNode sent) {
    return reader.read(sent);
  }

  static Check flag() {
    return new Check(
        "true or false",
        sent ->
            sent.isBoolean()
                ? Optional.of(sent)
                : Optional.of(sent.asText())
                    .filter(text -> text.equals("true") || text.equals("false"))
                    .map(text -> BooleanNode.valueOf(text.equals("true"))));
  }

  static Check whole(int least, int most) {
    return new Check(
        "a whole number from " + least + " to " + most,
        sent ->
            decimal(sent)
                .filter(number -> number.stripTrailingZeros().scale() <= 0)
                .filter(number -> within(number, least, most))
                .map(number -> IntNode.valueOf(number.intValue())));
  }

  static Check number(int least, int most) {
    return new Check(
        "a number from " + least + " to " + most,
        sent -> decimal(sent).filter(number -> within(number, least, most)).map(Check::plain));
  }

  static Check oneOf(String... words) {
    List<String> allowed = List.of(words);
    return new Check(
        String.join(", ", allowed),
        sent ->
            Optional.of(sent)
                .filter(text -> text.isTextual() && allowed.contains(text.textValue())));
  }

  static Check text() {
    return new Check(
        "a text of at most " + LONGEST + " characters without control characters",
        sent -> Optional.of(sent).filter(Check::isText));
  }

  /** From one time of day to another, {@code "00:00:00,23:59:59"}. */
  static Check window() {
    return new Check(
        "two times of day such as 08:00:00,18:30:00",
        sent -> Optional.of(sent).filter(text -> WINDOW.matcher(text.asText()).matches()));
  }

  /** Addresses joined by commas, or none; a comma at the end is harmless. */
  static Check urls() {
    return new Check(
        "http or https addresses joined by commas, or nothing",
        sent -> Optional.of(sent).filter(text -> isText(text) && Urls.areValid(text.textValue())));
  }

  static Check object() {
    return new Check(
        "an object of at most " + LONGEST + " characters",
        sent ->
            Optional.of(sent)
                .filter(node -> node.isObject() && node.toString().length() <= LONGEST));
  }

  /** The score scale, {@code "0.0,82.0,100.0"} ({@code §8.2}). */
  static Check range() {
    return new Check(
        "0, a number between and 100, such as 0.0,82.0,100.0",
        sent -> Optional.of(sent).filter(text -> ScoreRange.parse(text.asText()).isPresent()));
  }

  static Check readOnly() {
    return new Check("nothing: it is read only", sent -> Optional.empty());
  }

  /** Equal numbers are kept in equal form. */
  private static JsonNode plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() <= 0
        ? IntNode.valueOf(stripped.intValue())
        : DecimalNode.valueOf(stripped);
  }

  private static boolean isText(JsonNode node) {
    return node.isTextual()
        && node.textValue().length() <= LONGEST
        && node.textValue().chars().noneMatch(Character::isISOControl);
  }

  private static boolean within(BigDecimal number, int least, int most) {
    return number.compareTo(BigDecimal.valueOf(least)) >= 0
        && number.compareTo(BigDecimal.valueOf(most)) <= 0;
  }

  /** A number, or a short text that is one: both occur on the wire. */
  private static Optional<BigDecimal> decimal(JsonNode sent) {
    if (sent.isNumber()) {
      return Optional.of(sent.decimalValue());
    }
    return Optional.of(sent)
        .filter(node -> node.isTextual() && node.textValue().matches("-?\\d{1,12}(\\.\\d{1,12})?"))
        .map(node -> new BigDecimal(node.textValue()));
  }
}
