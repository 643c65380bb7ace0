package dev.muster.facebox.match;

import dev.muster.face.Face;
import dev.muster.facebox.config.Configuration;
import dev.muster.facebox.library.Feature;
import dev.muster.facebox.library.QualityLevel;
import dev.muster.facebox.library.Recogniser;
import dev.muster.facebox.store.Database;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Looks for a face in the recorded events, one search at a time, a bounded part of the history a
 * call ({@code contracts/sophon.md §6.8.4}). It finds events of the engine in use that are not
 * older than this function; those recorded while the box only grabbed faces are not found.
 */
public final class HistorySearch {

  /** How much of the history a call looks at. */
  record Bounds(int scanned, int hits) {

    static final Bounds DOCUMENTED = new Bounds(50_000, 1_000);
  }

  /**
   * What is looked for. Times are milliseconds since 1970, both ends belong to the span.
   *
   * @param devices ids, none for all
   * @param threshold least score, 0 to 100
   * @param backwards from the end of the span
   */
  public record Query(
      byte[] picture,
      QualityLevel level,
      long from,
      long to,
      List<String> devices,
      double threshold,
      boolean backwards) {}

  /**
   * @param raw similarity, 0 to 1
   * @param score 0 to 100
   */
  public record Hit(BoxEvent event, double raw, double score) {}

  /**
   * @param end time of the last event looked at: where the next call goes on; the end of the span
   *     when everything was looked at
   * @param more whether events were left out
   */
  public record Result(List<Hit> hits, long end, boolean more) {}

  private final Recogniser recogniser;
  private final Events events;
  private final EventFaces faces;
  private final Recorder recorder;
  private final Configuration configuration;
  private final Bounds bounds;
  private final Semaphore running = new Semaphore(1);

  public HistorySearch(
      Recogniser recogniser,
      Events events,
      Database database,
      Recorder recorder,
      Configuration configuration) {
    this(recogniser, events, database, recorder, configuration, Bounds.DOCUMENTED);
  }

  HistorySearch(
      Recogniser recogniser,
      Events events,
      Database database,
      Recorder recorder,
      Configuration configuration,
      Bounds bounds) {
    this.bounds = bounds;
    this.recogniser = recogniser;
    this.events = events;
    this.faces = new EventFaces(database);
    this.recorder = recorder;
    this.configuration = configuration;
  }

  /**
   * @throws Refusal NOT_SUPPORT_IN_GRAB_MODE, ANOTHER_PICTURE_SEARCH_RUNNING_ERROR, and those of a
   *     picture without a usable face
   */
  public Result search(Query query) {
    if (recorder.isGrabbing()) {
      throw new Refusal(BoxError.NOT_SUPPORT_IN_GRAB_MODE);
    }
    if (!running.tryAcquire()) {
      throw new Refusal(BoxError.ANOTHER_PICTURE_SEARCH_RUNNING_ERROR);
    }
    try {
      float[] probe =
          recogniser.look(
              query.picture(),
              sight -> {
                Face face = sight.largest();
                Sighting.require(query.level(), sight, face);
                return sight.template(face);
              });
      return scan(query, probe);
    } finally {
      running.release();
    }
  }

  private Result scan(Query query, float[] probe) {
    Score score = Score.configured(configuration, recogniser.engine().threshold());
    Scan scan = new Scan(query, probe, score);
    faces.read(
        new EventFaces.Span(query.from(), query.to(), query.devices()),
        recogniser.engine().id(),
        query.backwards(),
        scan);
    return scan.result();
  }

  private record Candidate(long seq, long at, double raw, double score) {}

  /** Ends only between two milliseconds, so that the next call can begin at a time. */
  private final class Scan implements EventFaces.Reader {

    private final Query query;
    private final float[] probe;
    private final Score score;
    private final List<Candidate> found = new ArrayList<>();
    private int scanned;
    private long last;
    private boolean more;

    Scan(Query query, float[] probe, Score score) {
      this.query = query;
      this.probe = probe;
      this.score = score;
      this.last = query.backwards() ? query.from() : query.to();
    }

    @Override
    public boolean take(long seq, long at, byte[] template) {
      boolean full = scanned >= bounds.scanned() || found.size() >= bounds.hits();
      if (full && at != last) {
        more = true;
        return false;
      }
      scanned++;
      last = at;
      float cosine = Feature.similarity(template, probe);
      double points = score.of(cosine);
      if (points >= query.threshold()) {
        found.add(new Candidate(seq, at, score.raw(cosine), points));
      }
      return true;
    }

    Result result() {
      List<Hit> hits = new ArrayList<>();
      for (Candidate candidate : found) {
        events
            .numbered(List.of(candidate.seq()))
            .forEach(event -> hits.add(new Hit(event, candidate.raw(), candidate.score())));
      }
      long spanEnd = query.backwards() ? query.from() : query.to();
      return new Result(hits, more ? last : spanEnd, more);
    }
  }
}
