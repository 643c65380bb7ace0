package dev.muster.event.source;

import dev.muster.event.source.CatchUp.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a window was claimed with.
 *
 * @param lease the token of the claim
 * @param attempts how often this window has failed before
 * @param until the watermark; null when nothing was read yet
 * @param before how the window before it ended
 */
record Claim(String lease, int attempts, @Nullable Instant until, State before) {}
