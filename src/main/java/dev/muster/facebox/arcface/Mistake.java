package dev.muster.facebox.arcface;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * What clients are known to get wrong in the signed text ({@code contracts/arcface.md §2.3, §2.4,
 * §4.7}): a sentence for the developer of the client, and the text that such a client signs.
 *
 * @param sentence empty for the right text
 * @param text of the envelope and the secret
 */
record Mistake(String sentence, BiFunction<GoValue.Obj, String, String> text) {

  private static final String SIGN_TYPE = "signType";

  /** The right text. */
  static Mistake none(Canonical canonical) {
    return new Mistake("", canonical::of);
  }

  static Mistake data(String sentence, JsonStyle style) {
    return new Mistake(sentence, new Canonical(style)::of);
  }

  static Mistake fields(
      String sentence, Canonical canonical, UnaryOperator<Map<String, GoValue>> change) {
    return new Mistake(
        sentence,
        (envelope, secret) ->
            canonical.of(
                new GoValue.Obj(change.apply(new LinkedHashMap<>(envelope.fields()))), secret));
  }

  /** The sample of the document: the request says one algorithm, the signed text another. */
  static Mistake signType(String said, Canonical canonical) {
    return fields(
        "the signed text says signType=" + said + ", the request does not",
        canonical,
        fields -> {
          fields.put(SIGN_TYPE, new GoValue.Text(said));
          return fields;
        });
  }

  static Mistake without(String sentence, Canonical canonical, String... names) {
    return fields(
        sentence,
        canonical,
        fields -> {
          for (String name : names) {
            fields.remove(name);
          }
          return fields;
        });
  }

  static Mistake withoutEmpty(Canonical canonical) {
    return fields(
        "empty fields are left out of the signed text, the service keeps them (encType=&)",
        canonical,
        fields -> {
          fields.values().removeIf(value -> value instanceof GoValue.Text t && t.text().isEmpty());
          return fields;
        });
  }

  /**
   * The end of the text is another one.
   *
   * @param ofSecret what follows the last field, {@code &key=<secret>} if it were right
   */
  static Mistake ending(String sentence, Canonical canonical, UnaryOperator<String> ofSecret) {
    return new Mistake(
        sentence,
        (envelope, secret) -> withoutLast(canonical.unkeyed(envelope)) + ofSecret.apply(secret));
  }

  /** {@code key} is sorted in among the fields. */
  static Mistake keySortedIn(Canonical canonical) {
    return new Mistake(
        "key=<secret> is sorted in among the fields, it belongs at the end",
        (envelope, secret) -> {
          Map<String, GoValue> fields = new LinkedHashMap<>(envelope.fields());
          fields.put("key", new GoValue.Text(secret));
          return withoutLast(canonical.unkeyed(new GoValue.Obj(fields)));
        });
  }

  private static String withoutLast(String text) {
    return text.substring(0, text.length() - 1);
  }
}
