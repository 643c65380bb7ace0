package dev.muster.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings as the program binds them, from names and values. */
final class FilterKit {

  private FilterKit() {}

  static Filter of(String... namesAndValues) {
    return bound(Filter.class, Map.of("strangers", "true"), namesAndValues).named("hr");
  }

  /** A subscriber named hr with an address and a secret, and what else is given. */
  static SubscriberSettings settings(String... namesAndValues) {
    return bound(
        SubscriberSettings.class,
        Map.of("name", "hr", "url", "https://hr.example/hook", "secret", EventKit.SECRET),
        namesAndValues);
  }

  static Subscriber subscriber(String... namesAndValues) {
    return settings(namesAndValues).subscriber();
  }

  private static <T> T bound(Class<T> type, Map<String, String> usual, String... namesAndValues) {
    Map<String, String> all = new HashMap<>();
    usual.forEach((name, value) -> all.put("x." + name, value));
    List<String> given = List.of(namesAndValues);
    for (int i = 0; i < given.size(); i += 2) {
      all.put("x." + given.get(i), given.get(i + 1));
      if (given.get(i + 1).isEmpty()) {
        all.remove("x." + given.get(i));
      }
    }
    return new Binder(new MapConfigurationPropertySource(all)).bind("x", Bindable.of(type)).get();
  }
}
