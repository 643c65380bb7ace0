package dev.muster;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence which setting or route is wrong, what it is, and what it may be. */
public final class SettingsFailure extends AbstractFailureAnalyzer<Exception> {

  @Override
  protected @Nullable FailureAnalysis analyze(Throwable root, Exception failure) {
    return routes(root)
        .map(
            message -> new FailureAnalysis(message, "Correct the routes and start again.", failure))
        .or(
            () ->
                sentence(root)
                    .map(
                        words ->
                            new FailureAnalysis(
                                words,
                                "Correct it in config/application.yaml and start again.",
                                failure)))
        .orElse(null);
  }

  /** Which setting is to blame, what it is, and what it may be; empty when none is. */
  static Optional<String> sentence(Throwable root) {
    for (Throwable cause = root; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (cause instanceof IllegalArgumentException && message.startsWith("muster.")) {
        return Optional.of(whole(message));
      }
    }
    for (Throwable cause = root; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException bind && bind.getName().toString().startsWith("muster")) {
        return Optional.of(whole(conversion(bind)));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> routes(Throwable root) {
    for (Throwable cause = root; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (cause instanceof IllegalStateException && message.startsWith("The routes ")) {
        return Optional.of(message);
      }
    }
    return Optional.empty();
  }

  private static String whole(String sentence) {
    return sentence.endsWith(".") ? sentence : sentence + ".";
  }

  private static String conversion(BindException bind) {
    ConfigurationProperty property = bind.getProperty();
    Optional<String> refused = refusal(bind);
    if (property == null && refused.isPresent()) {
      return bind.getName() + ": " + refused.get();
    }
    Object value = property == null ? "missing" : "\"" + property.getValue() + "\"";
    Class<?> type = bind.getTarget().getType().resolve(Object.class);
    return "%s is %s; allowed is %s".formatted(bind.getName(), value, allowed(type));
  }

  /** What the settings themselves said when several of them together make no sense. */
  private static Optional<String> refusal(BindException bind) {
    Throwable root = bind;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root instanceof IllegalArgumentException
        ? Optional.ofNullable(root.getMessage()).filter(message -> !message.isBlank())
        : Optional.empty();
  }

  private static String allowed(Class<?> type) {
    if (type.isEnum()) {
      return String.join(
          " or ",
          Arrays.stream(type.getEnumConstants())
              .map(one -> one.toString().toLowerCase(Locale.ROOT))
              .toList());
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == Duration.class) {
      return "a duration such as 500ms, 10s, 5m or 24h";
    }
    if (type == URI.class) {
      return "an address such as http://192.168.1.22:5555";
    }
    if (type == Path.class) {
      return "the path of a file or folder";
    }
    return type.isPrimitive() || Number.class.isAssignableFrom(type)
        ? "a whole number"
        : "a " + type.getSimpleName().toLowerCase(Locale.ROOT);
  }
}
