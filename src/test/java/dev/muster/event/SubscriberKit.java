package dev.muster.event;

import java.util.ArrayList;
import java.util.List;

/** Subscribers for the tests of those who serve them. */
public final class SubscriberKit {

  private SubscriberKit() {}

  /**
   * With an address and a secret, unless other settings are given; an empty value takes one away.
   */
  public static Subscriber subscriber(String name, String... namesAndValues) {
    List<String> all = new ArrayList<>(List.of("name", name));
    all.addAll(List.of(namesAndValues));
    return FilterKit.subscriber(all.toArray(String[]::new));
  }
}
