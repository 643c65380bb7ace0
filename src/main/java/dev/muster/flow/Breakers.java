package dev.muster.flow;

import java.util.Optional;

/** The circuit breakers of boxes and subscribers. */
@FunctionalInterface
public interface Breakers {

  /**
   * How the breaker of a lane stands: closed lets every call through, open none, half_open a few;
   * empty when the lane has none.
   */
  Optional<String> state(String lane);
}
