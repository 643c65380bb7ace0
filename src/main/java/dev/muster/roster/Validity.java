package dev.muster.roster;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From when until when a person may stand on directories.
 *
 * @param from the first moment; null for always
 * @param to the moment after which nobody lets the person in; null for ever
 */
public record Validity(@Nullable Instant from, @Nullable Instant to) {

  public static final Validity ALWAYS = new Validity(null, null);

  public Validity {
    if (from != null && to != null && to.isBefore(from)) {
      throw new IllegalArgumentException("a validity ends after it begins: " + from + ", " + to);
    }
  }

  public boolean isAlways() {
    return from == null && to == null;
  }

  /** True when it has ended before the moment. */
  public boolean isOver(Instant now) {
    return to != null && to.isBefore(now);
  }
}
