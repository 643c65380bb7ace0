package dev.muster.sync.source;

import com.fasterxml.jackson.core.JsonPointer;
import dev.muster.directory.SecretText;
import dev.muster.enrol.manifest.Headings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the settings of a source may be; a wrong one is told in one sentence. */
final class SourceChecks {

  static final String KEY = "muster.syncs[].source.";

  private static final Duration MOST_SILENT = Duration.ofMinutes(10);
  private static final Duration LONGEST = Duration.ofHours(6);

  private SourceChecks() {}

  /** Those of the configuration and those from files. */
  static Map<String, String> headers(Map<String, String> plain, Map<String, Path> files) {
    Map<String, String> all = new HashMap<>(plain);
    files.forEach(
        (name, file) ->
            all.put(name, SecretText.of(KEY + "headers." + name, plain.get(name), file)));
    all.forEach(
        (name, value) -> {
          check(
              name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}"),
              "%sheaders has the name \"%s\"; allowed are letters, digits and dashes, and one that YAML would change stands in \"[...]\"",
              KEY,
              name);
          check(
              value.length() <= 8192 && value.chars().noneMatch(Character::isISOControl),
              "%sheaders.%s holds a line break or more than 8192 characters; allowed is one line",
              KEY,
              name);
        });
    return Map.copyOf(all);
  }

  /**
   * @param given by the name of the setting; nothing where a setting is not given
   */
  static void check(Kind kind, Map<String, @Nullable Object> given) {
    for (Map.Entry<String, @Nullable Object> one : new TreeMap<>(given).entrySet()) {
      boolean there = isGiven(one.getValue());
      check(
          there || !kind.needed().contains(one.getKey()),
          "%s%s is missing; a source of kind %s needs it",
          KEY,
          one.getKey(),
          kind.word());
      check(
          !there || kind.takes(one.getKey()),
          "%s%s is given; a source of kind %s has no such setting",
          KEY,
          one.getKey(),
          kind.word());
    }
  }

  private static boolean isGiven(@Nullable Object value) {
    return !(value == null
        || value instanceof String text && text.isBlank()
        || value instanceof Map<?, ?> map && map.isEmpty()
        || value instanceof List<?> list && list.isEmpty());
  }

  static void url(@Nullable URI url) {
    check(
        url == null
            || url.getHost() != null
                && url.getUserInfo() == null
                && url.getFragment() == null
                && ("http".equals(url.getScheme()) || "https".equals(url.getScheme())),
        "%surl is no address that can be asked; allowed is an http or https address without user and # such as https://hr.example/people.csv",
        KEY);
  }

  static void pointers(Map<String, String> pointers) {
    pointers.forEach(
        (name, text) -> {
          try {
            JsonPointer.compile(text);
          } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                "%s%s is \"%s\"; allowed is a JSON pointer such as /data/people"
                    .formatted(KEY, name, text),
                e);
          }
        });
  }

  static void mapping(Map<String, String> mapping) {
    mapping
        .keySet()
        .forEach(
            field ->
                check(
                    Headings.FIELDS.contains(field),
                    "%smapping has the field \"%s\"; allowed are %s",
                    KEY,
                    field,
                    String.join(", ", Headings.FIELDS)));
    check(
        !mapping.containsKey("id") || !mapping.get("id").isBlank(),
        "%smapping.id is empty; allowed is the heading of the person number",
        KEY);
    Map<String, String> fields = new LinkedHashMap<>();
    new TreeMap<>(mapping)
        .forEach(
            (field, heading) -> {
              String other = heading.isBlank() ? null : fields.put(heading.strip(), field);
              check(
                  other == null,
                  "%smapping has the heading \"%s\" for %s and for %s; allowed is one field for each",
                  KEY,
                  heading,
                  other,
                  field);
            });
  }

  static void hosts(List<String> hosts) {
    hosts.forEach(
        host ->
            check(
                host.matches("[A-Za-z0-9]([A-Za-z0-9.-]{0,250}[A-Za-z0-9])?(:[0-9]{1,5})?"),
                "%sphoto-hosts has \"%s\"; allowed are names of hosts, with a port where it is not the usual one",
                KEY,
                host));
  }

  static void patience(Duration timeout, Duration longest) {
    check(
        !timeout.isNegative() && !timeout.isZero() && timeout.compareTo(MOST_SILENT) <= 0,
        "%stimeout is %s; allowed is more than 0s and at most 10m",
        KEY,
        timeout);
    check(
        !longest.isNegative() && !longest.isZero() && longest.compareTo(LONGEST) <= 0,
        "%slongest is %s; allowed is more than 0s and at most 6h",
        KEY,
        longest);
  }

  static void check(boolean allowed, String sentence, @Nullable Object... parts) {
    if (!allowed) {
      throw new IllegalArgumentException(sentence.formatted(parts));
    }
  }
}
