package dev.muster.event.source;

import dev.muster.event.Sighting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One window of the history of a box on its way into the journal. The steps of {@code
 * routes/events/catch-up} pass it on; they ask for the properties below by name.
 *
 * @param toTake events of the last page that did not come this way before
 * @param face the picture of the first of them; null while nobody has asked for it
 * @param found what the window has shown so far
 * @param words why it ended as it did
 */
public record CatchUp(
    String box,
    Claim claim,
    Window window,
    Times times,
    Paging paging,
    List<Listed> toTake,
    byte @Nullable [] face,
    Found found,
    State state,
    String words) {

  private static final byte[] NONE = {};

  /** So often a window is tried before its events go without pictures that do not come. */
  private static final int PICTURE_TRIES = 3;

  /** Rows of a page, and of a page that a box is asked for that has stumbled. */
  private static final int ROWS = 100;

  private static final int FEW_ROWS = 10;

  /** Where it has come to. */
  public enum State {
    READING,
    /** Everything of the window was seen. */
    WHOLE,
    /** The window holds more than an answer: a shorter one is asked for. */
    CROWDED,
    /** The answer lies outside of the window: the box takes times in another way. */
    STRAYED,
    FAILED,
    /** The box knows no such question. */
    NO_API
  }

  public CatchUp {
    toTake = List.copyOf(toTake);
  }

  static CatchUp of(String box, Claim claim, Window window, Times times) {
    Found nothing = new Found(null, 0);
    return new CatchUp(
        box, claim, window, times, Paging.begin(), List.of(), null, nothing, State.READING, "");
  }

  /** The name of the box, which is also the name of its lane. */
  public String lane() {
    return box;
  }

  public boolean isPageToAsk() {
    return state == State.READING && toTake.isEmpty();
  }

  public boolean isEventToTake() {
    return !toTake.isEmpty() && (state == State.READING || state == State.WHOLE);
  }

  public boolean isPictureToFetch() {
    return isEventToTake() && face == null;
  }

  /** The page that is asked for next, from 0. */
  public int page() {
    return paging.page();
  }

  /** How many rows a page is to have; a box that stumbled is asked for as few as documented. */
  public int rows() {
    return claim.attempts() == 0 ? ROWS : FEW_ROWS;
  }

  /** The event that is taken next. */
  public Listed first() {
    return toTake.get(0);
  }

  /**
   * A page has come.
   *
   * @param total how many events of the window the box counts, -1 when it does not tell
   */
  public CatchUp listed(List<Listed> page, int total) {
    return new Page(page, total).readInto(this);
  }

  /** Only these did not come this way before. */
  CatchUp sifted(List<Listed> left) {
    return taking(left, null, found);
  }

  /** The first event needs no picture. */
  CatchUp complete() {
    return withFace(NONE);
  }

  /** Nobody had told us of the first event before. */
  CatchUp fresh() {
    return taking(toTake, face, new Found(found.newest(), found.fresh() + 1));
  }

  /** The picture of the first event; empty when the box has none after all. */
  public CatchUp withFace(byte[] picture) {
    return taking(toTake, picture, found);
  }

  /** The picture did not come; after some tries its event goes without. */
  public CatchUp pictureMissed(String why) {
    return claim.attempts() >= PICTURE_TRIES ? complete() : failed(why);
  }

  /** The first event is stored. */
  CatchUp taken() {
    return taking(toTake.subList(1, toTake.size()), null, found);
  }

  public CatchUp failed(String why) {
    return end(State.FAILED, why);
  }

  public CatchUp noApi(String why) {
    return end(State.NO_API, why);
  }

  /** What is stored of the first event; null when it cannot be read. */
  @Nullable Sighting sighting() {
    Sighting read = first().sighting();
    return read == null || face == null
        ? read
        : new Sighting(read.event(), read.own(), face, read.registered(), read.scene());
  }

  private CatchUp taking(List<Listed> events, byte @Nullable [] picture, Found now) {
    return new CatchUp(box, claim, window, times, paging, events, picture, now, state, words);
  }

  CatchUp end(State how, String why) {
    return new CatchUp(box, claim, window, times, paging, toTake, face, found, how, why);
  }

  @Override
  public String toString() {
    return "the history of " + box;
  }
}
