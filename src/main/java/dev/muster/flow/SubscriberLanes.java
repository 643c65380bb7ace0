package dev.muster.flow;

import dev.muster.event.Pace;
import dev.muster.event.Subscriber;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;

/**
 * The two routes of each subscriber: one that takes what waits for it, one that brings it there.
 */
final class SubscriberLanes {

  private static final int SECONDS = 10;
  private static final String LAZY = "lazyStartProducer";

  private final Supplier<CamelContext> context;
  private final SslBundles bundles;

  SubscriberLanes(Supplier<CamelContext> context, SslBundles bundles) {
    this.context = context;
    this.bundles = bundles;
  }

  /** A wrong setting is told in one sentence. */
  List<Lane> lanes(Subscriber one) {
    Lane deliver =
        new Lane(
            "deliver-events",
            "deliver-events-to-" + one.name(),
            Map.of(
                "subscriber", one.name(),
                "inFlight", inFlight(one.pace()),
                "rate", one.pace().rate()));
    return List.of(one.endpoint().isEmpty() ? call(one) : hand(one), deliver);
  }

  /** A slow pace keeps few waiting: what is claimed must be done before its lease ends. */
  private static int inFlight(Pace pace) {
    return pace.rate() == 0
        ? pace.concurrency()
        : Math.min(pace.concurrency(), SECONDS * pace.rate());
  }

  private Lane call(Subscriber one) {
    Lane usual =
        ConfiguredLanes.call(one.name(), one.pace().timeout().toMillis(), one.pace().concurrency());
    if (one.sslBundle().isEmpty()) {
      return usual;
    }
    String bean = SslBundleParameters.bean(one.sslBundle());
    try {
      context
          .get()
          .getRegistry()
          .bind(bean, new SslBundleParameters(bundles.getBundle(one.sslBundle())));
    } catch (NoSuchSslBundleException e) {
      throw new IllegalArgumentException(
          "muster.subscribers[%s].access.ssl-bundle is \"%s\"; allowed is the name of a bundle below spring.ssl.bundle"
              .formatted(one.name(), one.sslBundle()),
          e);
    }
    Map<String, Object> parameters = new HashMap<>(usual.parameters());
    parameters.put("tls", "#" + bean);
    return new Lane(usual.template(), usual.routeId(), parameters);
  }

  private Lane hand(Subscriber one) {
    String scheme = one.endpoint().substring(0, one.endpoint().indexOf(':'));
    if (context.get().getComponent(scheme, true, false) == null) {
      throw new IllegalArgumentException(
          "muster.subscribers[%s].uri begins with \"%s\"; no Camel component of this name is on the class path, put its jars into the folder that loader.path names"
              .formatted(one.name(), scheme));
    }
    return new Lane(
        "deliver-to-endpoint",
        "call-" + one.name(),
        Map.of("lane", one.name(), "endpoint", lazy(one.endpoint())));
  }

  /** Connected to with the first event: a broker that is away must not stop the start. */
  private static String lazy(String endpoint) {
    return endpoint.contains(LAZY)
        ? endpoint
        : endpoint + (endpoint.contains("?") ? "&" : "?") + LAZY + "=true";
  }
}
