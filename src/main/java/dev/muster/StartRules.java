package dev.muster;

import dev.muster.event.SettingsRules;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationPropertiesBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/** The rules of the start: every key is read by somebody, and has a value that it may have. */
final class StartRules implements SettingsRules {

  private final ConfigurableApplicationContext context;

  StartRules(ConfigurableApplicationContext context) {
    this.context = context;
  }

  @Override
  public void check(ConfigurableEnvironment settings) {
    SettingsCheck.run(settings, readers());
  }

  @Override
  public String sentence(RuntimeException failure) {
    return SettingsFailure.sentence(failure)
        .orElseGet(() -> "the configuration cannot be read: " + root(failure));
  }

  private List<SettingsCheck.Prefixed> readers() {
    return ConfigurationPropertiesBean.getAll(context).values().stream()
        .map(
            bean ->
                new SettingsCheck.Prefixed(
                    bean.getAnnotation().prefix(), bean.getInstance().getClass()))
        .filter(one -> one.prefix().startsWith("muster"))
        .toList();
  }

  private static String root(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).replaceAll("\\s+", " ").strip();
  }
}
