package dev.muster.console;

import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The usual Quartz schedules in words; any other stays as it is written. */
record CronWords(Locale locale) {

  private static final List<String> DAYS = List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");
  private static final String CHINESE_DAYS = "一二三四五六日";

  private static final List<Shape> SHAPES =
      List.of(
          new Shape(
              "seconds",
              "(?:0|\\*)/(\\d{1,2}) \\* \\* \\* \\* \\?",
              (w, m) -> new Object[] {m.group(1)}),
          new Shape(
              "minutes",
              "0 (?:0|\\*)/(\\d{1,2}) \\* \\* \\* \\?",
              (w, m) -> new Object[] {m.group(1)}),
          new Shape(
              "hours",
              "0 (\\d{1,2}) (?:0|\\*)/(\\d{1,2}) \\* \\* \\?",
              (w, m) -> new Object[] {m.group(2), m.group(1)}),
          new Shape("hourly", "0 (\\d{1,2}) \\* \\* \\* \\?", (w, m) -> new Object[] {m.group(1)}),
          new Shape(
              "daily",
              "0 (\\d{1,2}) (\\d{1,2}) (?:\\* \\* \\?|\\? \\* \\*)",
              (w, m) -> new Object[] {clock(m)}),
          new Shape(
              "weekly",
              "0 (\\d{1,2}) (\\d{1,2}) \\? \\* ([A-Z]{3}(?:[-,][A-Z]{3})*)",
              (w, m) -> new Object[] {clock(m), w.days(m.group(3))}));

  private record Shape(Pattern fit, String key, BiFunction<CronWords, Matcher, Object[]> args) {

    Shape(String key, String fit, BiFunction<CronWords, Matcher, Object[]> args) {
      this(Pattern.compile(fit), "schedule." + key, args);
    }
  }

  String of(String cron) {
    String text = cron.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
    for (Shape shape : SHAPES) {
      Matcher fit = shape.fit().matcher(text);
      if (fit.matches()) {
        Object[] args = shape.args().apply(this, fit);
        return new SyncWords(locale).sentence(shape.key(), args).orElse(cron);
      }
    }
    return cron;
  }

  private static String clock(Matcher fit) {
    return "%02d:%02d".formatted(Long.parseLong(fit.group(2)), Long.parseLong(fit.group(1)));
  }

  private String days(String text) {
    boolean chinese = locale.getLanguage().equals("zh");
    String days = text;
    for (int day = 0; day < DAYS.size(); day++) {
      String name = DAYS.get(day);
      String english = name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
      days = days.replace(name, chinese ? "周" + CHINESE_DAYS.charAt(day) : english);
    }
    return chinese
        ? days.replace("-", "至").replace(",", "、")
        : days.replace("-", " to ").replace(",", ", ");
  }
}
