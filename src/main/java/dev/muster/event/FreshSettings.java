package dev.muster.event;

import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.config.ConfigDataEnvironmentUpdateListener;
import org.springframework.boot.context.config.ConfigDataLocation;
import org.springframework.boot.context.config.ConfigDataResource;
import org.springframework.boot.context.config.StandardConfigDataResource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The configuration as a start at this moment would read it: files afresh, by Spring's own loaders
 * (locations, profiles, imports, secret files, placeholders); arguments and environment as they
 * were at the start.
 */
final class FreshSettings {

  private static final String ATTACHED = "configurationProperties";

  private final ConfigurableEnvironment running;
  private final Set<String> ofFiles;
  private final Map<String, Resource> known = new ConcurrentHashMap<>();

  FreshSettings(ConfigurableEnvironment running) {
    this.running = running;
    this.ofFiles = load(new Copy(running, Set.of()));
  }

  /**
   * @param environment to bind from
   * @param values what the files themselves say, by key, placeholders as they stand there
   */
  record Read(ConfigurableEnvironment environment, Map<String, String> values) {

    @Override
    public String toString() {
      return values.size() + " settings of files";
    }
  }

  /** As the program was started. */
  Read atStart() {
    return new Read(running, values(running, ofFiles));
  }

  /**
   * @throws RuntimeException when a file is there and cannot be read
   */
  Read now() {
    Copy fresh = new Copy(running, ofFiles);
    Set<String> sources;
    try {
      sources = load(fresh);
    } catch (YAMLException e) {
      throw new IllegalArgumentException(
          "muster.subscribers cannot be read, " + broken() + " is no YAML: " + place(e), e);
    }
    ConfigurationPropertySources.attach(fresh);
    return new Read(fresh, values(fresh, sources));
  }

  private Set<String> load(ConfigurableEnvironment fresh) {
    Set<String> sources = new HashSet<>();
    ConfigDataEnvironmentPostProcessor.applyTo(
        fresh,
        null,
        null,
        Set.of(),
        new ConfigDataEnvironmentUpdateListener() {
          @Override
          public void onPropertySourceAdded(
              PropertySource<?> source, ConfigDataLocation location, ConfigDataResource resource) {
            sources.add(source.getName());
            if (resource instanceof StandardConfigDataResource file) {
              known.put(file.toString(), file.getResource());
            }
          }
        });
    return sources;
  }

  /** Spring does not say which of its files it stumbled over. */
  private String broken() {
    for (Map.Entry<String, Resource> one : known.entrySet()) {
      try {
        if (one.getValue().exists() && one.getKey().matches(".*\\.ya?ml].*")) {
          new YamlPropertySourceLoader().load(one.getKey(), one.getValue());
        }
      } catch (IOException | YAMLException e) {
        return one.getKey();
      }
    }
    return "a file of the configuration";
  }

  private static String place(YAMLException e) {
    if (e instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
      return "line %d: %s".formatted(marked.getProblemMark().getLine() + 1, marked.getProblem());
    }
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static Map<String, String> values(ConfigurableEnvironment from, Set<String> sources) {
    Map<String, String> values = new TreeMap<>();
    for (PropertySource<?> source : from.getPropertySources()) {
      if (sources.contains(source.getName()) && source instanceof EnumerablePropertySource<?> all) {
        for (String name : all.getPropertyNames()) {
          values.putIfAbsent(name, String.valueOf(all.getProperty(name)));
        }
      }
    }
    return values;
  }

  /** What did not come out of files. */
  private static final class Copy extends StandardEnvironment {

    Copy(ConfigurableEnvironment running, Set<String> without) {
      for (PropertySource<?> source : running.getPropertySources()) {
        if (!without.contains(source.getName()) && !source.getName().equals(ATTACHED)) {
          getPropertySources().addLast(source);
        }
      }
    }

    @Override
    protected void customizePropertySources(MutablePropertySources sources) {}
  }
}
