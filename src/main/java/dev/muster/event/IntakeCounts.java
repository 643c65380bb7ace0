package dev.muster.event;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What was taken in since the start, by the way it came. */
public final class IntakeCounts {

  /** What became of it. */
  public enum Fate {
    /** A new event was stored. */
    STORED,
    /** The event was there already. */
    REPEATED,
    /** A push was not taken as events. */
    REFUSED
  }

  private record Key(Via via, Fate fate) {}

  private final Map<Key, LongAdder> counts = new ConcurrentHashMap<>();

  IntakeCounts() {
    for (Via via : Via.values()) {
      for (Fate fate : Fate.values()) {
        counts.put(new Key(via, fate), new LongAdder());
      }
    }
  }

  void add(Via via, Fate fate, int number) {
    counter(via, fate).add(number);
  }

  public long of(Via via, Fate fate) {
    return counter(via, fate).sum();
  }

  private LongAdder counter(Via via, Fate fate) {
    return counts.computeIfAbsent(new Key(via, fate), unseen -> new LongAdder());
  }
}
