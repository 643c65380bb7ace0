package dev.muster.flow;

import java.util.Locale;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.component.resilience4j.ResilienceProcessor;

/** The breakers of the running routes, which the route call-out names. */
final class RouteBreakers implements Breakers {

  private final CamelContext context;

  RouteBreakers(CamelContext context) {
    this.context = context;
  }

  @Override
  public Optional<String> state(String lane) {
    ResilienceProcessor breaker =
        context.getProcessor("breaker-of-" + lane, ResilienceProcessor.class);
    return Optional.ofNullable(breaker)
        .map(ResilienceProcessor::getCircuitBreakerState)
        .map(state -> state.toLowerCase(Locale.ROOT));
  }
}
