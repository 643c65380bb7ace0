package dev.muster.enrol.manifest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How a workbook shows a number: as a date, or with the zeros in front that a format such as 0000
 * gives it.
 *
 * @param code the format code of the workbook, empty for the general one
 */
record NumberFormat(String code, boolean isDate) {

  static final NumberFormat GENERAL = new NumberFormat("", false);

  /** Excel keeps 15 digits of a number; of a longer one the last are lost. */
  private static final BigDecimal EXACT = new BigDecimal("1e15");

  private static final Pattern QUOTED =
      Pattern.compile("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?![hms]+])[^\\]]*]");

  private static final Pattern DATE = Pattern.compile("[ymdhs年月日]");

  private static final Pattern WHOLE_NUMBER = Pattern.compile("(?:[0#?, -]|\"[^\"]*\"|\\\\.|_.)*");

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

  private static final int LONGEST = 255;

  /** Formats that every workbook has without saying so; those from 27 on are East Asian dates. */
  static NumberFormat builtin(int id) {
    boolean date =
        id >= 14 && id <= 22
            || id >= 27 && id <= 36
            || id >= 45 && id <= 47
            || id >= 50 && id <= 58;
    return date ? new NumberFormat("", true) : GENERAL;
  }

  static NumberFormat of(String formatCode) {
    String code = formatCode.length() > LONGEST ? "" : formatCode.split(";", 2)[0];
    String bare = QUOTED.matcher(code).replaceAll("").toLowerCase(Locale.ROOT);
    boolean general = bare.isEmpty() || bare.contains("general") || bare.contains("@");
    return general ? GENERAL : new NumberFormat(code, DATE.matcher(bare).find());
  }

  /** What a person sees: 0007, 2026-01-31, 2026-01-31T08:00:00; 1.1E+17 where digits are lost. */
  String show(BigDecimal number, boolean from1904) {
    if (isDate) {
      return date(number, from1904);
    }
    if (number.abs().compareTo(EXACT) >= 0) {
      return String.format(Locale.ROOT, "%.5E", number.doubleValue());
    }
    BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    String text = plain.toPlainString();
    boolean whole = plain.scale() <= 0 && plain.signum() >= 0;
    return whole && code.indexOf('0') >= 0 && WHOLE_NUMBER.matcher(code).matches()
        ? new DigitPlaces(code).fill(text)
        : text;
  }

  /** Day 60 of the 1900 calendar is a 29 February that never was. */
  private static String date(BigDecimal number, boolean from1904) {
    double days = number.doubleValue();
    if (days < 0 || days >= 2_958_466) {
      return number.toString();
    }
    long seconds = Math.round((days - Math.floor(days)) * 86_400);
    LocalDate first =
        from1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, days < 60 ? 31 : 30);
    LocalDateTime moment =
        first.plusDays((long) Math.floor(days)).atStartOfDay().plusSeconds(seconds);
    return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? moment.toLocalDate().toString()
        : MOMENT.format(moment);
  }
}
