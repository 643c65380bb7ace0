package dev.muster.facebox.page;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that takes long to find out, found out at most once in a while, however many people look
 * at the page.
 */
final class Remembered<T> {

  private final Supplier<T> source;
  private final long nanos;
  private @Nullable T value;
  private long since;

  /**
   * @param age how old the value may become
   */
  Remembered(Supplier<T> source, Duration age) {
    this.source = source;
    this.nanos = age.toNanos();
  }

  synchronized T get() {
    T known = value;
    if (known == null || System.nanoTime() - since > nanos) {
      known = source.get();
      value = known;
      since = System.nanoTime();
    }
    return known;
  }
}
