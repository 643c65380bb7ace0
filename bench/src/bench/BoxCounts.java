package bench;

import java.util.Map;
import java.util.TreeMap;

/** What a box saw since the last mark, printed as {@code key=value} words. */
final class BoxCounts {
  private final Map<String, Integer> calls = new TreeMap<>();
  private long firstSeen;
  private long lastDone;
  private int registered;
  private int refused;
  private long photoBytes;
  private String lastRefusal = "-";

  synchronized void called(String endpoint) {
    calls.merge(endpoint.replace(' ', ':'), 1, Integer::sum);
  }

  synchronized void seen(long nanos) {
    firstSeen = firstSeen == 0 ? nanos : firstSeen;
  }

  synchronized void registered(long nanos, long bytes) {
    registered++;
    lastDone = nanos;
    photoBytes += bytes;
  }

  synchronized void refused(String json) {
    refused++;
    lastRefusal = json.replace(' ', '_');
  }

  @Override
  public synchronized String toString() {
    return "registered=%d refused=%d spanNanos=%d lastNanos=%d photoBytes=%d calls=%s last=%s"
        .formatted(
            registered,
            refused,
            Math.max(0, lastDone - firstSeen),
            lastDone,
            photoBytes,
            calls.toString().replace(" ", ""),
            lastRefusal);
  }
}
