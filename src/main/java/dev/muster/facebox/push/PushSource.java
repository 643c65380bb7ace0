package dev.muster.facebox.push;

import dev.muster.facebox.fault.PushQuirks;
import dev.muster.facebox.match.Events;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Where the uploaded events come from, how they are written and sent, and how far each receiver has
 * come.
 *
 * @param timeout longest wait for an answer
 * @param quirks what the upload is told to do wrong at present
 */
public record PushSource(
    Events events,
    PushTargets targets,
    Payload payload,
    Poster poster,
    Duration timeout,
    Supplier<PushQuirks> quirks) {}
