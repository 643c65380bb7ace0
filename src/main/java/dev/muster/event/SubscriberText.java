package dev.muster.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.CollectionNode;

/**
 * One subscriber as somebody writes it down to try it: YAML or JSON, in the keys of the
 * configuration. What only matters for sending is read over: no secret is needed and no file is
 * opened but a transform.
 */
final class SubscriberText {

  static final int LONGEST = 64 * 1024;
  static final String KEY = "muster.subscribers[0]";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_PARTS = 5000;
  private static final int DEEPEST = 20;

  /** How the text may begin, when more than the subscriber itself was copied out of a file. */
  private static final Pattern HEAD =
      Pattern.compile("^((muster\\.)?subscribers|document)\\[(\\d+)]\\.?");

  private static final Pattern SENDING =
      Pattern.compile("(secret|secrets|secret-file|secret-files|header-files|access)([.\\[].*)?");

  private SubscriberText() {}

  /**
   * @throws IllegalArgumentException with one sentence that names the key
   * @throws RuntimeException of the binder when a value is of another kind
   */
  static SubscriberSettings read(String text) {
    Rule.check(
        text.length() <= LONGEST,
        "the subscriber has %d characters; allowed are %d".formatted(text.length(), LONGEST));
    String yaml = untabbed(text);
    plain(yaml);
    Map<String, Object> settings = new LinkedHashMap<>();
    keys(yaml).forEach((key, value) -> put(settings, key, value));
    settings.putIfAbsent(KEY + ".name", "tried");
    if (!settings.containsKey(KEY + ".uri")) {
      settings.putIfAbsent(KEY + ".url", "http://127.0.0.1");
    }
    settings.put(KEY + ".secret", "whsec_" + "A".repeat(32));
    MapConfigurationPropertySource source = new MapConfigurationPropertySource(settings);
    Set<ConfigurationPropertyName> read = new HashSet<>();
    SubscriberSettings subscriber =
        new Binder(source).bind(KEY, Bindable.of(SubscriberSettings.class), new Noting(read)).get();
    String unread =
        source.stream()
            .filter(name -> !read.contains(name))
            .map(ConfigurationPropertyName::toString)
            .collect(Collectors.joining(", "));
    Rule.check(
        unread.isEmpty(),
        unread + " is not a setting; check the spelling, the settings are listed in README.md");
    return subscriber;
  }

  /** Notes what was read into a plain value. */
  private record Noting(Set<ConfigurationPropertyName> read) implements BindHandler {

    @Override
    public Object onSuccess(
        ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result) {
      if (context.getConfigurationProperty() != null) {
        read.add(context.getConfigurationProperty().getName());
      }
      return result;
    }
  }

  /** JSON may be indented by tabs, which YAML forbids. */
  private static String untabbed(String text) {
    try {
      return text.stripLeading().startsWith("{") ? JSON.readTree(text).toString() : text;
    } catch (JsonProcessingException e) {
      return text;
    }
  }

  private static void put(Map<String, Object> settings, String key, Object value) {
    String bare = HEAD.matcher(key).replaceFirst("");
    if (SENDING.matcher(bare).matches()) {
      return;
    }
    Rule.check(
        !String.valueOf(value).contains("${"),
        "%s.%s is \"%s\"; placeholders are not resolved here, allowed is the value itself"
            .formatted(KEY, bare, value));
    Rule.check(
        !bare.equals("transform") || String.valueOf(value).endsWith(".jslt"),
        "%s.transform is \"%s\"; allowed here are files whose name ends in .jslt"
            .formatted(KEY, value));
    settings.put(KEY + "." + bare, value);
  }

  private static Map<String, Object> keys(String text) {
    Map<String, Object> keys = new LinkedHashMap<>();
    try {
      List<PropertySource<?>> sources =
          new YamlPropertySourceLoader()
              .load("text", new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)));
      Rule.check(sources.size() == 1, "the text holds no subscriber, or several documents");
      EnumerablePropertySource<?> source = (EnumerablePropertySource<?>) sources.get(0);
      for (String name : source.getPropertyNames()) {
        Rule.check(
            !HEAD.matcher(name).find() || name.matches("[^\\[]*\\[0].*"),
            "the text holds several subscribers; allowed is one at a time");
        keys.put(name, String.valueOf(source.getProperty(name)));
      }
      return keys;
    } catch (IOException | YAMLException e) {
      throw unreadable(e);
    }
  }

  /** Spring's loader follows every reference, however often; such texts do not get so far. */
  private static void plain(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(DEEPEST);
    int parts = 0;
    try {
      for (Event event : new Yaml(options).parse(new StringReader(text))) {
        Rule.check(
            !(event instanceof AliasEvent), "the text refers to itself (*); allowed are values");
        Rule.check(
            ++parts <= MOST_PARTS,
            "the text has too many parts; allowed are %d".formatted(MOST_PARTS));
      }
      Rule.check(
          new Yaml(options).compose(new StringReader(text)) instanceof CollectionNode<?>,
          "the text is no subscriber; allowed are its keys and values");
    } catch (YAMLException e) {
      throw unreadable(e);
    }
  }

  private static IllegalArgumentException unreadable(Exception e) {
    return new IllegalArgumentException(
        "the text is no YAML or JSON: "
            + String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip(),
        e);
  }
}
