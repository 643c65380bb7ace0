package dev.muster.enrol;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way to read a file name, such as {@code {id}_{name}}. A person number is ASCII letters,
 * digits, dots and dashes with at least one digit, and may follow a word like 工号 or ID.
 */
record NamePattern(String text, Pattern pattern) {

  /** What a file name says. */
  record Named(String id, String name) {}

  private static final String ID =
      "(?:工号|编号|(?i:id|no\\.?))?[ #:：]*(?<id>(?=[A-Za-z.-]*[0-9])[A-Za-z0-9][A-Za-z0-9.-]*)";
  private static final String NAME = "(?<name>[^_]*[^_ ][^_]*(?:_[^_]+)*?)";

  /** The few texts of the configuration, each compiled once. */
  private static final Map<String, NamePattern> KNOWN = new ConcurrentHashMap<>();

  static NamePattern of(String text) {
    return KNOWN.computeIfAbsent(text, NamePattern::compiled);
  }

  private static NamePattern compiled(String text) {
    if (!text.contains("{id}")
        || text.indexOf("{id}") != text.lastIndexOf("{id}")
        || text.indexOf("{name}") != text.lastIndexOf("{name}")) {
      throw new IllegalArgumentException(
          "muster.drops[].patterns holds \""
              + text
              + "\"; each pattern must hold {id} once, and may hold {name} once");
    }
    StringBuilder regex = new StringBuilder();
    for (String part : text.split("(?=\\{id})|(?<=\\{id})|(?=\\{name})|(?<=\\{name})")) {
      regex.append(
          switch (part) {
            case "{id}" -> ID;
            case "{name}" -> NAME;
            default -> Pattern.quote(part);
          });
    }
    return new NamePattern(text, Pattern.compile(regex.toString()));
  }

  /** Reads a file name without its ending. */
  Optional<Named> read(String stem) {
    Matcher fit = pattern.matcher(stem);
    if (!fit.matches()) {
      return Optional.empty();
    }
    String name = text.contains("{name}") ? fit.group("name").strip() : "";
    return Optional.of(new Named(fit.group("id"), name));
  }
}
