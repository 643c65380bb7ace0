package dev.muster.enrol.manifest;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in a cell, without what cannot be seen. */
final class CellText {

  private static final Set<String> ERRORS =
      Set.of("#n/a", "#ref!", "#name?", "#value!", "#div/0!", "#null!", "#num!", "#spill!");

  /** Joiners, marks of direction, byte order marks. */
  private static final Pattern UNSEEN =
      Pattern.compile("[\\u00AD\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]");

  private static final Pattern BLANK = Pattern.compile("[\\u00A0\\u2000-\\u200A\\u202F\\u3000\\t]");

  /** How a spreadsheet is told to keep a number as text: ="0007". */
  private static final Pattern KEPT_AS_TEXT = Pattern.compile("=\"([^\"]*)\"");

  private static final Pattern MADE_HARMLESS = Pattern.compile("'(?=[=+@-])", Pattern.DOTALL);

  private static final Pattern LINE_BREAK = Pattern.compile("\\s*\\R\\s*");

  private CellText() {}

  /** Without hidden characters, hidden blanks around it, and the marks that spreadsheets need. */
  static String clean(String text) {
    String seen = BLANK.matcher(UNSEEN.matcher(text).replaceAll("")).replaceAll(" ").strip();
    Matcher kept = KEPT_AS_TEXT.matcher(seen);
    if (kept.matches()) {
      return kept.group(1).strip();
    }
    return MADE_HARMLESS.matcher(seen).lookingAt() ? seen.substring(1) : seen;
  }

  static String oneLine(String text) {
    return LINE_BREAK.matcher(clean(text)).replaceAll(" ");
  }

  /** Full-width letters and digits as plain ones, and without the ' that marks text in Excel. */
  static String plain(String text) {
    String plain = clean(Normalizer.normalize(clean(text), Normalizer.Form.NFKC));
    return plain.startsWith("'") ? plain.substring(1).strip() : plain;
  }

  /** For comparing words: plain, lower case, without blanks, dashes and underscores. */
  static String word(String text) {
    return plain(text).toLowerCase(Locale.ROOT).replaceAll("[\\s_*:.-]", "");
  }

  static boolean isError(String text) {
    return ERRORS.contains(clean(text).toLowerCase(Locale.ROOT));
  }

  static boolean isRemark(String text) {
    return clean(text).startsWith("#") && !isError(text);
  }

  /** A cell that a spreadsheet would take for a formula, as text; {@link #clean} undoes it. */
  static String harmless(String cell) {
    String seen = cell.strip();
    boolean formula = !seen.isEmpty() && "=+-@".indexOf(seen.charAt(0)) >= 0;
    return formula && !KEPT_AS_TEXT.matcher(seen).matches() ? "'" + seen : cell;
  }

  static String shortened(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end) + "…";
  }
}
