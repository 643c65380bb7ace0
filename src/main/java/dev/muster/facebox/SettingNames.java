package dev.muster.facebox;

import dev.muster.facebox.arcface.ArcfaceSettings;
import dev.muster.facebox.baidu.BaiduSettings;
import dev.muster.facebox.cloudface.CloudFaceSettings;
import dev.muster.facebox.fault.FaultSettings;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;

/**
 * Stops the start on a setting below {@code muster.facebox} that the box does not know: a misspelt
 * key would otherwise be a wish that is silently not granted.
 */
final class SettingNames {

  private static final ConfigurationPropertyName BOX =
      ConfigurationPropertyName.of("muster.facebox");
  private static final Set<String> OF_BOX =
      Stream.concat(
              Stream.of("arcface", "baidu", "cloudface", "enabled"), // the last is the launcher's
              names(BoxSettings.class, ApplianceSettings.class, FaultSettings.class))
          .collect(Collectors.toUnmodifiableSet());

  /** The settings of the dialects that have some of their own. */
  private static final Map<ConfigurationPropertyName, Set<String>> OF_DIALECTS =
      Map.of(
          BOX.append("arcface"), names(ArcfaceSettings.class).collect(Collectors.toSet()),
          BOX.append("baidu"), names(BaiduSettings.class).collect(Collectors.toSet()),
          BOX.append("cloud-face"), names(CloudFaceSettings.class).collect(Collectors.toSet()));

  private SettingNames() {}

  /**
   * @throws IllegalArgumentException that names every unknown setting
   */
  static void check(ConfigurableEnvironment environment) {
    Set<String> unknown = new TreeSet<>();
    for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
      if (source instanceof IterableConfigurationPropertySource names && !isEnvironment(source)) {
        names.stream().filter(name -> !isKnown(name)).forEach(name -> unknown.add(name.toString()));
      }
    }
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          String.join(", ", unknown)
              + (unknown.size() == 1 ? " is not a setting" : " are not settings")
              + "; check the spelling, the settings are listed in docs/facebox.md");
    }
  }

  private static boolean isKnown(ConfigurationPropertyName name) {
    for (Map.Entry<ConfigurationPropertyName, Set<String>> dialect : OF_DIALECTS.entrySet()) {
      if (dialect.getKey().isAncestorOf(name)) {
        return dialect.getValue().contains(name.getElement(3, Form.UNIFORM));
      }
    }
    return !BOX.isAncestorOf(name) || OF_BOX.contains(name.getElement(2, Form.UNIFORM));
  }

  private static Stream<String> names(Class<?>... records) {
    return Arrays.stream(records)
        .flatMap(one -> Arrays.stream(one.getRecordComponents()))
        .map(RecordComponent::getName)
        .map(name -> name.toLowerCase(Locale.ROOT));
  }

  /** Environment variables lose dashes and case, so their names prove nothing. */
  private static boolean isEnvironment(ConfigurationPropertySource source) {
    return source.getUnderlyingSource()
            instanceof org.springframework.core.env.PropertySource<?> origin
        && StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME.equals(origin.getName());
  }
}
