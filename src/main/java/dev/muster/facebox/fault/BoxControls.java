package dev.muster.facebox.fault;

import dev.muster.facebox.library.Slots;
import dev.muster.facebox.wire.Power;
import java.time.Clock;

/**
 * The parts of a running box that the admin endpoint works on.
 *
 * @param right the right time, whatever the box believes
 */
public record BoxControls(Power power, Slots slots, Burst burst, Clock right) {}
