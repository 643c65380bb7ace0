package dev.muster.facebox.baidu;

import dev.muster.facebox.library.Feature;
import dev.muster.facebox.library.OwnedFaces;
import dev.muster.facebox.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The templates of all libraries in memory. It follows the database; faces of another engine are
 * left out, because only their picture could make them comparable and it is not kept.
 */
final class Shelf {

  private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);

  private final OwnedFaces<Member> index = new OwnedFaces<>();

  /** Milliseconds from which new faces are found. */
  private final Map<Long, Long> hidden = new ConcurrentHashMap<>();

  /** Faces of other engines, too. */
  private final AtomicInteger total = new AtomicInteger();

  private final String engine;
  private final Duration delay;
  private final Clock clock;

  /**
   * @param delay how long a new face is not found yet
   */
  Shelf(String engine, Duration delay, Clock clock) {
    this.engine = engine;
    this.delay = delay;
    this.clock = clock;
  }

  void load(Database database) {
    total.set(
        database.read(
            db -> {
              db.sql(
                      "select f.seq, f.template, g.app, g.id, u.id from baidu_face f join"
                          + " baidu_group g on g.seq = f.group_seq join baidu_user u on u.seq ="
                          + " f.user_seq where f.engine = ?")
                  .param(engine)
                  .query(
                      row -> {
                        Member owner =
                            new Member(row.getString(3), row.getString(4), row.getString(5));
                        index.put(row.getLong(1), owner, Feature.floats(row.getBytes(2)));
                      });
              return db.sql("select count(*) from baidu_face").query(Integer.class).single();
            }));
    int others = total.get() - index.size();
    if (others > 0 && !engine.isEmpty()) {
      LOG.warn(
          "{} faces of the Baidu libraries were made by another engine and are not found; update"
              + " them with their pictures",
          others);
    }
  }

  /** Faces in all libraries. */
  int total() {
    return total.get();
  }

  void put(long face, Member owner, Rows.Face row) {
    total.incrementAndGet();
    if (!row.engine().equals(engine)) {
      return;
    }
    if (!delay.isZero()) {
      hidden.put(face, clock.millis() + delay.toMillis());
    }
    index.put(face, owner, Feature.floats(row.template()));
  }

  void remove(List<Long> faces) {
    total.addAndGet(-faces.size());
    faces.forEach(index::remove);
    hidden.keySet().removeAll(faces);
  }

  /** The closest members, each with its best face. */
  List<OwnedFaces.Near<Member>> nearest(float[] probe, Predicate<Member> counts, int most) {
    long now = clock.millis();
    hidden.values().removeIf(from -> from <= now);
    return index.nearest(
        probe, (owner, face) -> !hidden.containsKey(face) && counts.test(owner), most);
  }
}
