package dev.muster.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The particulars of a refusal are kept as an English sentence and put into the reader's language
 * where they are read. {@code particulars.properties} has the sentences with what varies in them,
 * {@code {0}} for a text, {@code {0#}} for a number and {@code {0+}} for particulars again; the
 * same key in another language has the sentence there. What no sentence fits, such as a vendor's
 * own words, stays as it is.
 */
final class Particulars {

  private static final Pattern PLACE = Pattern.compile("\\{(\\d)([#+]?)}");
  private static final String TEXT = "(.*)";
  private static final String NUMBER = "(-?[0-9][0-9,.]*(?: ?%)?)";

  /** No sentence of ours is longer; more would only be looked through in vain. */
  private static final int LONGEST = 2000;

  /** A sentence within a sentence within a sentence. */
  private static final int DEEPEST = 3;

  private static final List<Sentence> SENTENCES = sentences();
  private static final Map<Locale, Function<String, String>> LANGUAGES = new ConcurrentHashMap<>();

  /**
   * @param fit with a group for each place
   * @param slots what the groups hold
   */
  private record Sentence(String key, Pattern fit, List<Slot> slots) {}

  private record Slot(int number, boolean sentence) {}

  private Particulars() {}

  /** As it is read. */
  static String in(String kept, Locale locale) {
    return locale.getLanguage().equals("en") || kept.isEmpty() || kept.length() > LONGEST
        ? kept
        : put(kept, LANGUAGES.computeIfAbsent(locale, Particulars::language), 1);
  }

  private static String put(String kept, Function<String, String> language, int depth) {
    for (Sentence sentence : SENTENCES) {
      Matcher fit = sentence.fit().matcher(kept);
      if (fit.matches()) {
        String[] said = new String[10];
        for (int i = 0; i < sentence.slots().size(); i++) {
          Slot slot = sentence.slots().get(i);
          String part = fit.group(i + 1);
          said[slot.number()] =
              slot.sentence() && depth < DEEPEST ? put(part, language, depth + 1) : part;
        }
        return PLACE
            .matcher(language.apply(sentence.key()))
            .replaceAll(place -> Matcher.quoteReplacement(said(said, place)));
      }
    }
    return kept;
  }

  private static String said(String[] said, MatchResult place) {
    return Objects.requireNonNullElse(said[Integer.parseInt(place.group(1))], "");
  }

  private static List<Sentence> sentences() {
    ResourceBundle english = bundle(Locale.ENGLISH);
    return english.keySet().stream()
        .sorted()
        .map(key -> sentence(key, english.getString(key)))
        .toList();
  }

  private static Sentence sentence(String key, String text) {
    StringBuilder fit = new StringBuilder();
    List<Slot> slots = new ArrayList<>();
    Matcher place = PLACE.matcher(text);
    int end = 0;
    while (place.find()) {
      fit.append(Pattern.quote(text.substring(end, place.start())));
      fit.append(place.group(2).equals("#") ? NUMBER : TEXT);
      slots.add(new Slot(Integer.parseInt(place.group(1)), place.group(2).equals("+")));
      end = place.end();
    }
    fit.append(Pattern.quote(text.substring(end)));
    return new Sentence(key, Pattern.compile(fit.toString(), Pattern.DOTALL), slots);
  }

  private static Function<String, String> language(Locale locale) {
    return bundle(locale)::getString;
  }

  private static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle(
        "particulars",
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
