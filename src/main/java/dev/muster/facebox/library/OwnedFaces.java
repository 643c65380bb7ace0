package dev.muster.facebox.library;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Templates in memory for a search that names several owners, each once, closest first.
 *
 * @param <O> whom a face belongs to; equal owners are one
 */
public final class OwnedFaces<O> {

  /**
   * An owner and the closest of its faces.
   *
   * @param face number under which the face was put
   * @param similarity cosine, -1 to 1
   */
  public record Near<O>(O owner, long face, float similarity) {}

  /** Which faces take part in a search. */
  @FunctionalInterface
  public interface Filter<O> {

    boolean counts(O owner, long face);
  }

  private record Slot<O>(O owner, long face) {}

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Templates templates = new Templates();
  private final List<Slot<O>> slots = new ArrayList<>();
  private final Map<Long, Integer> slotOf = new HashMap<>();

  /** Adds a face, or replaces the one of this number. */
  public void put(long face, O owner, float[] template) {
    lock.writeLock().lock();
    try {
      drop(face);
      templates.set(slots.size(), template);
      slotOf.put(face, slots.size());
      slots.add(new Slot<>(owner, face));
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Forgets a face; one that is not there is no mistake. */
  public void remove(long face) {
    lock.writeLock().lock();
    try {
      drop(face);
    } finally {
      lock.writeLock().unlock();
    }
  }

  public int size() {
    lock.readLock().lock();
    try {
      return slots.size();
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * @param most owners that are named
   */
  public List<Near<O>> nearest(float[] probe, Filter<O> filter, int most) {
    Map<O, Near<O>> best = new HashMap<>();
    lock.readLock().lock();
    try {
      float[] similarities = templates.similarities(slots.size(), probe);
      for (int i = 0; i < similarities.length; i++) {
        Slot<O> slot = slots.get(i);
        if (filter.counts(slot.owner(), slot.face())) {
          Near<O> here = new Near<>(slot.owner(), slot.face(), similarities[i]);
          best.merge(
              slot.owner(), here, (one, two) -> one.similarity >= two.similarity ? one : two);
        }
      }
    } finally {
      lock.readLock().unlock();
    }
    return best.values().stream()
        .sorted(
            Comparator.<Near<O>>comparingDouble(near -> -near.similarity())
                .thenComparingLong(Near::face))
        .limit(most)
        .toList();
  }

  /** The last slot moves into the gap. */
  private void drop(long face) {
    Integer gap = slotOf.remove(face);
    if (gap == null) {
      return;
    }
    int last = slots.size() - 1;
    Slot<O> moved = slots.remove(last);
    if (gap != last) {
      slots.set(gap, moved);
      slotOf.put(moved.face(), gap);
      templates.move(last, gap);
    }
  }
}
