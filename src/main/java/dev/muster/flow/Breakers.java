package dev.muster.flow;

import java.util.Locale;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.component.resilience4j.ResilienceProcessor;

/** The circuit breakers of boxes and subscribers. */
public final class Breakers {

  private final CamelContext context;

  Breakers(CamelContext context) {
    this.context = context;
  }

  /**
   * How the breaker of a lane stands: closed lets every call through, open none, half_open a few;
   * empty when the lane has none.
   */
  public Optional<String> state(String lane) {
    ResilienceProcessor breaker =
        context.getProcessor("breaker-of-" + lane, ResilienceProcessor.class);
    return Optional.ofNullable(breaker)
        .map(ResilienceProcessor::getCircuitBreakerState)
        .map(state -> state.toLowerCase(Locale.ROOT));
  }
}
