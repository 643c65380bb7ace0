package dev.muster.event.source;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a window has shown so far.
 *
 * @param newest the latest time among all its events; null when there is none
 * @param fresh how many nobody had told us before
 */
record Found(@Nullable Instant newest, int fresh) {

  Found with(@Nullable Instant at) {
    return at == null || (newest != null && newest.isAfter(at)) ? this : new Found(at, fresh);
  }
}
