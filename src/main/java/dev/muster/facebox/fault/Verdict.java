package dev.muster.facebox.fault;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What happens to one call.
 *
 * @param delay the delays of all faults together, at most {@link What#LONGEST}
 * @param end the fault that ends the call, or nothing
 */
record Verdict(Duration delay, @Nullable What end) {

  static final Verdict FINE = new Verdict(Duration.ZERO, null);
}
