package dev.muster.fake;

import dev.muster.call.Outcome;
import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.face.Face;
import dev.muster.face.FaceEngine;
import dev.muster.face.Picture;
import dev.muster.face.PictureLimits;
import dev.muster.face.PictureRefused;
import dev.muster.roster.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The people of all clouds of the kind, by their number, and the troubles that a test can order:
 * calls that do not get through, and calls whose answer is lost.
 */
public final class MemoryLibrary {

  /** Somebody who stands there. */
  public record Kept(
      String id, String name, String version, String photo, float[] template, byte[] picture) {}

  /** A face in a picture and what describes it. */
  record Described(Face face, float[] template) {}

  private final FaceEngine engine;
  private final Map<String, Kept> people = new ConcurrentSkipListMap<>();
  private final AtomicInteger writes = new AtomicInteger();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();
  private final AtomicInteger errors = new AtomicInteger();
  private volatile boolean away;

  MemoryLibrary(FaceEngine engine) {
    this.engine = engine;
  }

  /** Somebody whom others have enrolled. */
  public void enrol(String id, String name, byte[] photo) {
    write(new Kept(id, name, "", digest(photo), template(photo).orElseThrow(), photo));
  }

  /** Whoever stands there, by number. */
  public Map<String, Kept> people() {
    return people;
  }

  /** How often somebody was written, successfully or not. */
  public int writes() {
    return writes.get();
  }

  /** How often anything was called. */
  public int calls() {
    return calls.get();
  }

  /** Nobody is there, and there is no trouble. */
  public void clear() {
    people.clear();
    writes.set(0);
    calls.set(0);
    lost.set(0);
    errors.set(0);
    away = false;
  }

  public void setAway(boolean now) {
    away = now;
  }

  /** The next call is done and its answer lost. */
  public void loseTheNextAnswer() {
    lost.set(1);
  }

  /** The next call is answered with an error. */
  public void errInTheNextAnswer() {
    errors.set(1);
  }

  /** A call as it goes over a line that may be cut. */
  <T> Outcome<T> call(Supplier<Outcome<T>> work) {
    if (away) {
      return new Outcome.NotReached<>("the memory is away");
    }
    calls.incrementAndGet();
    if (errors.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      return new Outcome.OutcomeUnknown<>("the memory stumbled");
    }
    Outcome<T> done = work.get();
    return lost.getAndUpdate(left -> Math.max(0, left - 1)) > 0
        ? new Outcome.OutcomeUnknown<>("the answer was lost")
        : done;
  }

  void write(Kept one) {
    people.put(one.id(), one);
  }

  void countWrite() {
    writes.incrementAndGet();
  }

  /** The faces of a picture, the largest first. */
  List<Described> faces(byte[] jpeg) {
    try {
      Picture picture = Picture.read(jpeg, PictureLimits.DEFAULT);
      List<Described> faces = new ArrayList<>();
      for (Face face : engine.detect(picture)) {
        faces.add(new Described(face, engine.template(picture, face)));
      }
      return faces;
    } catch (PictureRefused e) {
      throw new IllegalStateException(e);
    }
  }

  Optional<float[]> template(byte[] jpeg) {
    return faces(jpeg).stream().map(Described::template).findFirst();
  }

  static String digest(byte[] jpeg) {
    return Digest.of(jpeg);
  }

  static <T> Outcome<T> noFace() {
    return new Outcome.Refused<>(new Refusal(Reason.NO_FACE, "the memory sees no face"));
  }
}
