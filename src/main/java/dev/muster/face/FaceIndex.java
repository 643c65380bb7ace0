package dev.muster.face;

import dev.muster.face.TemplateBlock.Probe;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Packed templates of one engine in memory, to find whose face is like a given one: about 700 bytes
 * each with its key, 70 MB for 100,000. All are compared; a face is given up early once it cannot
 * become close enough any more.
 *
 * <p>Safe for several threads. Every {@link #put} has a turn, and a search on behalf of a turn
 * finds everything with an earlier one: of two faces put at the same time the later finds the
 * earlier, and never the other way round.
 */
public final class FaceIndex {

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<String, Integer> places = new HashMap<>();
  private final List<TemplateBlock> blocks = new ArrayList<>();
  private final List<Integer> free = new ArrayList<>();
  private int used;
  private long turns;

  /**
   * A face that is close.
   *
   * @param similarity cosine, -1 to 1
   */
  public record Near(String key, float similarity) {}

  /**
   * Keeps the template under the key, unless something is kept there already, and returns the turn
   * for a search.
   */
  public long put(String key, PackedTemplate template) {
    Lock write = lock.writeLock();
    write.lock();
    try {
      long turn = ++turns;
      if (!places.containsKey(key)) {
        int place = free.isEmpty() ? used++ : free.remove(free.size() - 1);
        if (TemplateBlock.of(place) == blocks.size()) {
          blocks.add(new TemplateBlock());
        }
        places.put(key, place);
        blocks.get(TemplateBlock.of(place)).set(place, key, template, turn);
      }
      return turn;
    } finally {
      write.unlock();
    }
  }

  /** Forgets the template of the key, if there is one. */
  public void remove(String key) {
    Lock write = lock.writeLock();
    write.lock();
    try {
      Integer place = places.remove(key);
      if (place != null) {
        blocks.get(TemplateBlock.of(place)).clear(place);
        free.add(place);
      }
    } finally {
      write.unlock();
    }
  }

  /**
   * The faces at least this similar that were put before the turn, closest first.
   *
   * @param most how many at most
   */
  public List<Near> near(PackedTemplate template, float similarity, long turn, int most) {
    Probe probe = new Probe(template, similarity, turn);
    List<Near> found = new ArrayList<>();
    Lock read = lock.readLock();
    read.lock();
    try {
      blocks.forEach(block -> block.search(probe, found));
    } finally {
      read.unlock();
    }
    return found.stream()
        .sorted(Comparator.comparingDouble(Near::similarity).reversed())
        .limit(most)
        .toList();
  }

  /** The template of the key. */
  public Optional<PackedTemplate> get(String key) {
    Lock read = lock.readLock();
    read.lock();
    try {
      return Optional.ofNullable(places.get(key))
          .map(place -> blocks.get(TemplateBlock.of(place)).get(place));
    } finally {
      read.unlock();
    }
  }

  /** All keys, as they are now. */
  public Set<String> keys() {
    Lock read = lock.readLock();
    read.lock();
    try {
      return Set.copyOf(places.keySet());
    } finally {
      read.unlock();
    }
  }

  /** How many templates are kept. */
  public int size() {
    Lock read = lock.readLock();
    read.lock();
    try {
      return places.size();
    } finally {
      read.unlock();
    }
  }
}
