package dev.muster;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;

/**
 * Stops the start on a setting below {@code muster} that nobody reads: a misspelt key would
 * otherwise be a wish that is silently not granted.
 */
final class SettingsCheck {

  private static final ConfigurationPropertyName OURS = ConfigurationPropertyName.of("muster");

  /** The embedded face box has its own context, which checks these. */
  private static final ConfigurationPropertyName FACEBOX =
      ConfigurationPropertyName.of("muster.facebox");

  private final Set<ConfigurationPropertyName> read = new LinkedHashSet<>();

  private SettingsCheck() {}

  /**
   * @param settings every record that reads settings, by its prefix
   */
  static void run(ConfigurableEnvironment environment, List<Prefixed> settings) {
    SettingsCheck check = new SettingsCheck();
    Binder binder = Binder.get(environment);
    for (Prefixed one : settings) {
      binder.bind(one.prefix(), Bindable.of(one.type()), check.new Recorder());
    }
    Set<String> unread = new TreeSet<>();
    for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
      if (source instanceof IterableConfigurationPropertySource names && !isEnvironment(source)) {
        names.stream().filter(check::isUnread).forEach(name -> unread.add(name.toString()));
      }
    }
    if (!unread.isEmpty()) {
      throw new IllegalArgumentException(
          String.join(", ", unread)
              + (unread.size() == 1 ? " is not a setting" : " are not settings")
              + "; check the spelling, the settings are listed in README.md");
    }
  }

  /** A settings record and the prefix it is bound to. */
  record Prefixed(String prefix, Class<?> type) {}

  private boolean isUnread(ConfigurationPropertyName name) {
    return OURS.isAncestorOf(name)
        && !FACEBOX.isAncestorOf(name)
        && read.stream().noneMatch(known -> known.equals(name) || known.isAncestorOf(name));
  }

  /** Environment variables lose dashes and case, so their names prove nothing. */
  private static boolean isEnvironment(ConfigurationPropertySource source) {
    return source.getUnderlyingSource()
            instanceof org.springframework.core.env.PropertySource<?> origin
        && StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME.equals(origin.getName());
  }

  /** Notes what was read into a plain value. */
  private final class Recorder implements BindHandler {

    @Override
    public Object onSuccess(
        ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result) {
      if (context.getConfigurationProperty() != null) {
        read.add(context.getConfigurationProperty().getName());
      }
      return result;
    }
  }
}
