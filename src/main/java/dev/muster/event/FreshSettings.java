package dev.muster.event;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.config.ConfigDataEnvironmentUpdateListener;
import org.springframework.boot.context.config.ConfigDataLocation;
import org.springframework.boot.context.config.ConfigDataResource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The configuration as a start at this moment would read it: files afresh, by Spring's own loaders
 * (locations, profiles, imports, secret files, placeholders); arguments and environment as they
 * were at the start.
 */
final class FreshSettings {

  private static final String ATTACHED = "configurationProperties";

  private final ConfigurableEnvironment running;
  private final Set<String> ofFiles;

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
    Set<String> sources = load(fresh);
    ConfigurationPropertySources.attach(fresh);
    return new Read(fresh, values(fresh, sources));
  }

  private static Set<String> load(ConfigurableEnvironment fresh) {
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
          }
        });
    return sources;
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
