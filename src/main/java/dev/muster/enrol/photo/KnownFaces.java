package dev.muster.enrol.photo;

import dev.muster.face.EngineInfo;
import dev.muster.face.FaceIndex;
import dev.muster.face.PackedTemplate;
import dev.muster.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The faces on the roster and those that have arrived, in memory, to find the same face under two
 * person numbers. 100,000 faces take about 70 MB.
 *
 * <p>A photo is compared when it arrives, before its transaction; whose photos the matches are is
 * asked inside the transaction that admits it. Matches count in both directions, so of two photos
 * that arrive at the same time the one that is admitted later is found, whichever was seen first.
 * Instances that share a store read each other's faces before each comparison; only of two photos
 * that arrive at two instances within the same moment both may pass.
 */
public final class KnownFaces {

  private static final Logger LOG = LoggerFactory.getLogger(KnownFaces.class);
  private static final int PAGE = 5000;

  /** Numbers are given before their commit: those shortly before the last may come late. */
  private static final int LATE = 1000;

  /** Erased faces leave the memory within this time. */
  private static final Duration TIDY = Duration.ofMinutes(5);

  /** More doubles of one photo say nothing more. */
  private static final int MOST = 8;

  private final Store store;
  private final Clock clock;
  private final EngineInfo engine;
  private final FaceRules rules;
  private final FaceIndex index = new FaceIndex();
  private volatile long last;
  private volatile long tidied;

  public KnownFaces(Store store, Clock clock, EngineInfo engine, FaceSettings settings) {
    this.store = store;
    this.clock = clock;
    this.engine = engine;
    this.rules = settings.rules(engine);
    this.tidied = clock.millis();
    catchUp();
    LOG.info(
        "{} faces are known; same face under two numbers: {} from {}, other face than before: {} below {} ({})",
        index.size(),
        rules.same(),
        rules.sameFrom(),
        rules.other(),
        rules.otherBelow(),
        engine.id());
  }

  /** Compares the face with all that are known, and knows it from now on. */
  public Portrait compare(String photo, Portrait portrait) {
    PackedTemplate face = portrait.face();
    if (face == null || !isWatching()) {
      return portrait;
    }
    if (store.shared()) {
      catchUp();
    }
    index.put(photo, face);
    return rules.same() == FacePolicy.OFF
        ? portrait
        : portrait.like(
            index.near(face, (float) rules.sameFrom(), Long.MAX_VALUE, MOST + 1).stream()
                .filter(near -> !near.key().equals(photo))
                .toList());
  }

  /**
   * Photos that show the face surely enough to pick somebody out of everybody, closest first.
   *
   * @param most how many at most
   */
  public List<FaceIndex.Near> like(PackedTemplate face, int most) {
    if (store.shared()) {
      catchUp();
    }
    return index.near(face, (float) rules.sameFrom(), Long.MAX_VALUE, most);
  }

  /** How many faces are known. */
  public int known() {
    return index.size();
  }

  /** False when no face is known because nobody compares them. */
  public boolean isWatching() {
    return rules.same() != FacePolicy.OFF || rules.other() != FacePolicy.OFF;
  }

  /** Notes the matches, and the face unless only a check is made. Runs inside a transaction. */
  public void save(JdbcClient db, String photo, Portrait portrait, boolean check) {
    if (portrait.face() != null && !check) {
      FaceRows.add(db, photo, engine.id(), portrait.face().text());
    }
    for (FaceIndex.Near near : portrait.likenesses()) {
      FaceRows.match(db, photo, near, engine.id(), clock.millis());
    }
  }

  /**
   * What speaks against this photo for this person; the strictest finding. Runs inside the
   * transaction that admits the person.
   *
   * @param batch whose checked rows count as if they were enrolled
   * @param before the photo that the person has on the roster, if any
   */
  public Optional<FaceFinding> judge(
      JdbcClient db, String id, String photo, String batch, @Nullable String before) {
    Optional<FaceFinding> same = same(db, id, photo, batch);
    Optional<FaceFinding> other = before == null ? Optional.empty() : other(db, photo, before);
    if (same.isPresent() && other.isPresent()) {
      return other.get().policy().compareTo(same.get().policy()) > 0 ? other : same;
    }
    return same.isPresent() ? same : other;
  }

  private Optional<FaceFinding> same(JdbcClient db, String id, String photo, String batch) {
    if (rules.same() == FacePolicy.OFF) {
      return Optional.empty();
    }
    List<FaceRows.Double> doubles =
        FaceRows.doubles(
            db, new FaceRows.Question(id, photo, batch, engine.id(), rules.sameFrom()));
    return doubles.isEmpty()
        ? Optional.empty()
        : Optional.of(FaceFinding.same(rules.same(), doubles));
  }

  private Optional<FaceFinding> other(JdbcClient db, String photo, String before) {
    if (rules.other() == FacePolicy.OFF || photo.equals(before)) {
      return Optional.empty();
    }
    Optional<PackedTemplate> now = template(db, photo);
    Optional<PackedTemplate> then = template(db, before);
    if (now.isEmpty() || then.isEmpty()) {
      return Optional.empty();
    }
    float similarity = now.get().similarity(then.get());
    return similarity >= rules.otherBelow()
        ? Optional.empty()
        : Optional.of(FaceFinding.other(rules.other(), similarity, rules.otherBelow()));
  }

  private Optional<PackedTemplate> template(JdbcClient db, String photo) {
    Optional<PackedTemplate> known = index.get(photo);
    return known.isPresent() ? known : FaceRows.template(db, photo, engine.id());
  }

  /** Reads what was added since the last time, by this or another instance. */
  private synchronized void catchUp() {
    if (!isWatching()) {
      return;
    }
    long from = Math.max(0, last - LATE);
    List<FaceRows.Row> page;
    do {
      long after = from;
      page = store.read(db -> FaceRows.after(db, engine.id(), after, PAGE));
      for (FaceRows.Row row : page) {
        index.put(row.photo(), PackedTemplate.parse(row.template()));
        from = Math.max(from, row.id());
      }
    } while (page.size() == PAGE);
    last = Math.max(last, from);
  }

  /** Knows the face of a photo that was described later. */
  void add(String photo, PackedTemplate face) {
    index.put(photo, face);
  }

  /** Forgets the faces in photos that nobody has any more. */
  void tidy() {
    long now = clock.millis();
    if (now - tidied < TIDY.toMillis() || index.size() == 0) {
      return;
    }
    tidied = now;
    Set<String> unused = new HashSet<>(index.keys());
    unused.removeAll(store.read(FaceRows::photosInUse));
    unused.forEach(index::remove);
  }

  /** The name of whoever describes faces, as it stands beside each. */
  public String engineId() {
    return engine.id();
  }

  /** The cosine from which a face is picked out of everybody. */
  public double sameFrom() {
    return rules.sameFrom();
  }

  /** The face in a photo that was described before. */
  public Optional<PackedTemplate> known(String photo) {
    return index.get(photo);
  }

  /** What has described the faces. */
  public EngineInfo engine() {
    return engine;
  }
}
