package dev.muster.facebox.push;

import dev.muster.facebox.match.Events;
import java.time.Duration;

/**
 * Where the uploaded events come from, how they are written and sent, and how far each receiver has
 * come.
 *
 * @param timeout longest wait for an answer
 */
public record PushSource(
    Events events, PushTargets targets, Payload payload, Poster poster, Duration timeout) {}
