package dev.muster.facebox.fault;

import dev.muster.facebox.wire.BoxError;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** Makes faults of settings: of the configuration file and of the admin endpoint alike. */
final class FaultReader {

  private static final int LONGEST_BODY = 65_536;
  private static final String TIMES = "at most 10m, or two with .. between, " + Span.FORM;
  private static final String CODE =
      "a name such as GROUP_LEN_ERROR, a v1 code such as 40015 or a v2 word such as INTERNAL_ERROR"
          + " (contracts/sophon.md §2.2, §2.3)";
  private static final String CHARSET = "the name of a charset, such as GBK or ISO-8859-1";
  private static final List<String> PATTERNS = List.of("rate", "calls", "first", "every");

  /** The settings of each fault beyond those that all have. */
  private static final Map<String, Set<String>> WORDS = words();

  private static final Map<String, Function<Entries, What>> READERS =
      Map.ofEntries(
          Map.entry("delay", FaultReader::delay),
          Map.entry("status", FaultReader::status),
          Map.entry(
              "error-inside",
              entries -> new What.ErrorInside(content(entries, BoxError.SERVER_ERROR))),
          Map.entry("drop-before", entries -> new What.DropBefore()),
          Map.entry("drop-after", entries -> new What.DropAfter()),
          Map.entry("truncate", entries -> new What.Truncate()),
          Map.entry("hang", FaultReader::hang),
          Map.entry("list-half", entries -> new ListLie.Half()),
          Map.entry("list-empty", entries -> new ListLie.Empty()),
          Map.entry("list-repeat", entries -> new ListLie.Repeat()));

  private FaultReader() {}

  /**
   * @param seed for chance when the settings give none
   * @throws IllegalArgumentException one sentence with the key, the value and what is allowed
   */
  static Fault read(Entries entries, long seed) {
    String words = String.join(", ", WORDS.keySet());
    String word =
        entries
            .text("what")
            .filter(WORDS::containsKey)
            .orElseThrow(() -> entries.wrong("what", words));
    entries.allow(keys(word));
    Where where =
        entries
            .value("where", Where::of, Where.ALLOWED)
            .orElseThrow(() -> entries.wrong("where", Where.ALLOWED));
    return new Fault(where, READERS.get(word).apply(entries), when(entries, seed));
  }

  private static Set<String> keys(String word) {
    Set<String> keys = new TreeSet<>(WORDS.get(word));
    keys.addAll(List.of("where", "what", "seed", "times"));
    keys.addAll(PATTERNS);
    return keys;
  }

  private static When when(Entries entries, long seed) {
    List<String> given = PATTERNS.stream().filter(entries::has).toList();
    if (given.size() > 1) {
      throw entries.wrong(given.get(1), "one of rate, calls, first and every, not two");
    }
    Dice dice = new Dice(entries.value("seed", Long::parseLong, "a whole number").orElse(seed));
    return new When(pattern(entries), entries.number("times", 1, When.MOST).orElse(0), dice);
  }

  private static When.Pattern pattern(Entries entries) {
    if (entries.has("rate")) {
      return new When.Rate(entries.decimal("rate", 0, 1).orElseThrow());
    } else if (entries.has("calls")) {
      return new When.Scripted(entries.value("calls", Calls::of, Calls.ALLOWED).orElseThrow());
    } else if (entries.has("first")) {
      return new When.First(entries.number("first", 1, When.MOST).orElseThrow());
    } else if (entries.has("every")) {
      return new When.Every(entries.number("every", 1, When.MOST).orElseThrow());
    }
    return new When.Always();
  }

  private static What delay(Entries entries) {
    return entries
        .value("delay", FaultReader::range, TIMES)
        .orElseThrow(() -> entries.wrong("delay", TIMES));
  }

  private static What.Delay range(String text) {
    String[] bounds = text.split("\\.\\.", -1);
    Duration least = Span.parse(bounds[0]);
    Duration most = bounds.length == 1 ? least : Span.parse(bounds[1]);
    boolean bounded = least.compareTo(most) <= 0 && most.compareTo(What.LONGEST) <= 0;
    if (bounds.length > 2 || least.isNegative() || !bounded) {
      throw new IllegalArgumentException();
    }
    return new What.Delay(least, most);
  }

  private static What hang(Entries entries) {
    return new What.Hang(
        entries.time("hang", Duration.ZERO, What.LONGEST).orElse(Duration.ofMinutes(1)));
  }

  private static What status(Entries entries) {
    int status =
        entries.number("status", 400, 599).orElseThrow(() -> entries.wrong("status", "400 to 599"));
    BoxError usual = status < 500 ? BoxError.BAD_REQUEST : BoxError.SERVER_ERROR;
    return new What.Status(status, content(entries, usual));
  }

  private static What.Content content(Entries entries, BoxError otherwise) {
    if (entries.has("code") && entries.has("body")) {
      throw entries.wrong("code", "either code or body, not both");
    }
    if (entries.text("body").filter(body -> body.length() > LONGEST_BODY).isPresent()) {
      throw entries.wrong("body", "at most " + LONGEST_BODY + " characters");
    }
    if (entries.has("charset") && !entries.has("body")) {
      throw entries.wrong("charset", "beside a body only");
    }
    return new What.Content(
        entries.value("code", FaultReader::error, CODE).orElse(otherwise),
        entries.text("body").orElse(null),
        entries.value("charset", FaultReader::charset, CHARSET).orElse(StandardCharsets.UTF_8));
  }

  private static Charset charset(String name) {
    Charset charset = Charset.forName(name);
    if (!charset.canEncode()) {
      throw new IllegalArgumentException(name);
    }
    return charset;
  }

  /** Where a code stands for several errors, the first of them. */
  private static BoxError error(String text) {
    return first(error -> error.name().equals(text))
        .or(() -> first(error -> error.word().equals(text)))
        .or(() -> first(error -> text.equals("" + error.code())))
        .orElseThrow(IllegalArgumentException::new);
  }

  private static Optional<BoxError> first(Predicate<BoxError> wanted) {
    return Arrays.stream(BoxError.values()).filter(wanted).findFirst();
  }

  private static Map<String, Set<String>> words() {
    Map<String, Set<String>> words = new LinkedHashMap<>();
    words.put("delay", Set.of("delay"));
    words.put("status", Set.of("status", "code", "body", "charset"));
    words.put("error-inside", Set.of("code", "body", "charset"));
    words.put("drop-before", Set.of());
    words.put("drop-after", Set.of());
    words.put("truncate", Set.of());
    words.put("hang", Set.of("hang"));
    words.put("list-half", Set.of());
    words.put("list-empty", Set.of());
    words.put("list-repeat", Set.of());
    return words;
  }
}
