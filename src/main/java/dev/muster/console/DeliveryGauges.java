package dev.muster.console;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How the subscribers are served, for Prometheus; one that comes while the program runs too. */
final class DeliveryGauges implements MeterBinder {

  private final SubscriberList subscribers;
  private final Census census;
  private final FailedTries failures;
  private final Clock clock;

  DeliveryGauges(SubscriberList subscribers, Census census, FailedTries failures, Clock clock) {
    this.subscribers = subscribers;
    this.census = census;
    this.failures = failures;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Set<String> known = ConcurrentHashMap.newKeySet();
    subscribers.follow(
        () ->
            subscribers.names().stream()
                .filter(known::add)
                .forEach(one -> deliveries(registry, one)));
  }

  private void deliveries(MeterRegistry registry, String subscriber) {
    for (DeliveryState state : DeliveryState.values()) {
      Gauge.builder(
              "muster.deliveries",
              census,
              all -> all.figures().deliveriesOf(subscriber).getOrDefault(state.word(), 0L))
          .description("Deliveries by state and subscriber")
          .tag("subscriber", subscriber)
          .tag("state", state.word())
          .register(registry);
    }
    FunctionCounter.builder("muster.delivery.failures", failures, all -> all.of(subscriber))
        .description("Tries to deliver that failed, since the start")
        .tag("subscriber", subscriber)
        .register(registry);
    Gauge.builder("muster.oldest.undelivered.age", census, all -> age(all, subscriber))
        .description("For how long the oldest event has waited for its subscriber")
        .baseUnit("seconds")
        .tag("subscriber", subscriber)
        .register(registry);
  }

  private double age(Census all, String subscriber) {
    Instant since = all.figures().waitingSince().get(subscriber);
    return since == null ? 0 : Duration.between(since, clock.instant()).toMillis() / 1000.0;
  }
}
