package bench;

import java.util.Arrays;

/** Nanoseconds of every answer; percentiles in milliseconds. */
final class Latencies {
  private long[] nanos = new long[1 << 16];
  private int size;

  synchronized void add(long value) {
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, size * 2);
    }
    nanos[size++] = value;
  }

  synchronized int size() {
    return size;
  }

  /** {@code p50=… p99=… max=…}. */
  @Override
  public synchronized String toString() {
    Arrays.sort(nanos, 0, size);
    return "p50=" + percentile(0.5) + " p99=" + percentile(0.99) + " max=" + percentile(1);
  }

  private double percentile(double part) {
    return size == 0 ? 0 : nanos[Math.min(size - 1, (int) (size * part))] / 1e6;
  }
}
