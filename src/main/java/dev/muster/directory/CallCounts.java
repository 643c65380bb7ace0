package dev.muster.directory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * The calls that count against a quota, by directory, since the start: what a service's own
 * accounts are compared with.
 */
public final class CallCounts {

  private final Map<String, LongAdder> byDirectory = new ConcurrentHashMap<>();

  /** Notes one call that is about to be sent. */
  public void count(String directory) {
    byDirectory.computeIfAbsent(directory, name -> new LongAdder()).increment();
  }

  public long of(String directory) {
    LongAdder count = byDirectory.get(directory);
    return count == null ? 0 : count.sum();
  }
}
