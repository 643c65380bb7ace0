package dev.muster.call;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stood in the way, as it is kept: a reason's code, a colon and the particulars, or a text in
 * somebody else's words. The code is put into words where it is read, in the reader's language.
 */
public final class Told {

  private static final Pattern CODE =
      Pattern.compile(
          "(?<=^|; )(NOT_REACHED|NO_ANSWER|FLOW_BROKE|QUOTA_USED_UP|KEYS_REFUSED|TOO_BUSY): ");

  private Told() {}

  /** As it is kept. */
  public static String of(Reason reason, String particulars) {
    return reason + ": " + particulars;
  }

  /** As it is read; a text in somebody else's words stays as it is. */
  public static String in(String kept, Locale locale) {
    String colon = locale.getLanguage().equals("zh") ? "：" : ": ";
    String words =
        CODE.matcher(kept)
            .replaceAll(
                code ->
                    Matcher.quoteReplacement(
                        Reason.valueOf(code.group(1)).words(locale).replaceAll("[.。]$", "")
                            + colon));
    return words.equals(kept) ? Particulars.in(kept, locale) : words;
  }
}
