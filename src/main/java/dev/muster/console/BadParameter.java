package dev.muster.console;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request that names something that cannot be: which parameter, its value, what is allowed. */
final class BadParameter extends RuntimeException {

  private final String parameter;

  BadParameter(String parameter, String message) {
    super(message);
    this.parameter = parameter;
  }

  String parameter() {
    return parameter;
  }

  /** The constant of that name in any case; null stays null. */
  static <E extends Enum<E>> @Nullable E choice(
      String parameter, Class<E> choices, @Nullable String value) {
    if (value == null || value.isBlank()) {
      return null;
    }
    return Arrays.stream(choices.getEnumConstants())
        .filter(one -> one.name().equalsIgnoreCase(value))
        .findFirst()
        .orElseThrow(
            () ->
                new BadParameter(
                    parameter,
                    "%s is \"%s\"; allowed are %s"
                        .formatted(
                            parameter,
                            value,
                            Arrays.stream(choices.getEnumConstants())
                                .map(one -> one.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")))));
  }

  /** The value when it is among the allowed ones; null stays null. */
  static @Nullable String choice(
      String parameter, Collection<String> allowed, @Nullable String value) {
    if (value == null || value.isBlank()) {
      return null;
    }
    if (!allowed.contains(value)) {
      throw new BadParameter(
          parameter,
          "%s is \"%s\"; allowed are %s".formatted(parameter, value, String.join(", ", allowed)));
    }
    return value;
  }
}
