package dev.muster.enrol.photo;

import dev.muster.roster.PhotoStore;
import dev.muster.store.Store;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the recogniser describe the faces that it could not when their photos came, and those of
 * people who were enrolled before it was asked: some at a time, from the kept photos. While it does
 * not answer it is left alone for a while.
 */
public final class LateFaces {

  private static final Logger LOG = LoggerFactory.getLogger(LateFaces.class);
  private static final int SOME = 10;

  /** How long it is left alone after it has not answered, in milliseconds. */
  private static final long REST = 30_000;

  /** A photo that was expected is on the roster by then, in milliseconds. */
  private static final long UNDER_WAY = 60_000;

  /** More photos that it cannot make anything of are not told apart from a broken service. */
  private static final int MOST_LEFT_OUT = 200;

  private final Store store;
  private final PhotoStore photos;
  private final KnownFaces faces;
  private final Clock clock;
  private final Function<byte[], Description> recogniser;
  private final IntSupplier settle;
  private final Set<String> leftOut = new HashSet<>();
  private volatile long expected;
  private long restsUntil;
  private boolean done;

  /**
   * @param recogniser asks, and waits for the answer
   * @param settle says in the rows of the batches what came of it, and how many there were
   * @param needed false when no recogniser compares faces
   */
  public LateFaces(
      Store store,
      PhotoStore photos,
      KnownFaces faces,
      Clock clock,
      Function<byte[], Description> recogniser,
      IntSupplier settle,
      boolean needed) {
    this.store = store;
    this.photos = photos;
    this.faces = faces;
    this.clock = clock;
    this.recogniser = recogniser;
    this.settle = settle;
    this.done = !needed || !faces.isWatching();
    this.expected = done ? Long.MIN_VALUE : clock.millis();
  }

  /** A photo is on its way to the roster whose face nobody has described. */
  public void expect() {
    expected = clock.millis();
  }

  /** Has some of those described that are missing. */
  public void describeSome() {
    long now = clock.millis();
    boolean recent = expected > now - UNDER_WAY;
    if (done && !recent || now < restsUntil) {
      return;
    }
    List<String> missing =
        store
            .read(db -> FaceRows.undescribed(db, faces.engine().id(), SOME + leftOut.size()))
            .stream()
            .filter(photo -> !leftOut.contains(photo))
            .limit(SOME)
            .toList();
    boolean answers = missing.stream().allMatch(this::describe);
    if (!answers) {
      restsUntil = now + REST;
    }
    boolean nothingLeft = missing.isEmpty() && leftOut.isEmpty();
    if (missing.isEmpty()) {
      leftOut.clear(); // it is their turn again
    }
    done = settle.getAsInt() == 0 && nothingLeft && !recent;
  }

  /** False when the recogniser did not answer. */
  private boolean describe(String photo) {
    if (!photos.has(photo)) {
      LOG.warn("The photo {} is not in the photo store; its face is not compared", photo);
      note(photo, new Portrait(Map.of(), null));
      return true;
    }
    Description said = recogniser.apply(LeadingBytes.dropped(photos.get(photo)));
    if (said.awaited() != null) {
      LOG.warn(
          "The face in photo {} is not compared yet, {} did not describe it: {}",
          photo,
          faces.engine().id(),
          said.awaited());
      leaveOut(photo);
      return false;
    }
    note(photo, faces.compare(photo, new Portrait(Map.of(), said.face())));
    return true;
  }

  /** A photo without a face is noted too, so that nobody asks for it again. */
  private void note(String photo, Portrait portrait) {
    store.write(
        db -> {
          if (portrait.face() == null) {
            FaceRows.add(db, photo, faces.engine().id(), "");
          }
          faces.save(db, photo, portrait, false);
          return photo;
        });
  }

  /** The others have their turn first. */
  private void leaveOut(String photo) {
    if (leftOut.size() >= MOST_LEFT_OUT) {
      leftOut.clear();
    }
    leftOut.add(photo);
  }
}
