package dev.muster.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came from a box in one piece, on its way into the journal.
 *
 * @param box as the address named it
 * @param via the way it came
 * @param body the bytes, unless they were too many
 * @param size how many bytes came, or were announced
 * @param sightings what was read of it
 * @param trouble why it is not taken as events; null when it is
 */
public record Push(
    String box,
    Via via,
    byte[] body,
    long size,
    List<Sighting> sightings,
    @Nullable Trouble trouble) {

  /** Why a push is not taken as events. */
  public record Trouble(Kind kind, String words) {}

  /** How such a push is answered. */
  public enum Kind {
    /** Nobody configured this box: refused. */
    UNKNOWN_BOX(404),
    /** It did not bring the key of its box: refused. */
    WRONG_KEY(403),
    /** More bytes or events than are read: refused. */
    TOO_LARGE(413),
    /** It did not arrive completely: refused, the box sends it again. */
    INCOMPLETE(400),
    /** It cannot be read as events: kept as it came, shown, and acknowledged. */
    UNREADABLE(200);

    private final int status;

    Kind(int status) {
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  /** What came whole and is still to be read. */
  public static Push of(String box, Via via, byte[] body) {
    return new Push(box, via, body, body.length, List.of(), null);
  }

  static Push refused(String box, long size, Kind kind, String words) {
    return new Push(box, Via.PUSH, new byte[0], size, List.of(), new Trouble(kind, words));
  }

  public Push read(List<Sighting> found) {
    return new Push(box, via, body, size, List.copyOf(found), trouble);
  }

  public Push unreadable(String words) {
    return new Push(box, via, body, size, List.of(), new Trouble(Kind.UNREADABLE, words));
  }

  /** Refused for its size; its bytes are dropped, the box keeps them. */
  public Push tooLarge(String words) {
    return new Push(box, via, new byte[0], size, List.of(), new Trouble(Kind.TOO_LARGE, words));
  }

  /** True when nothing further is to be read of it. */
  public boolean isRefused() {
    return trouble != null;
  }

  @Override
  public String toString() {
    return size + " bytes from " + box;
  }
}
