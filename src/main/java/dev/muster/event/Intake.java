package dev.muster.event;

import dev.muster.box.Box;
import dev.muster.box.Boxes;
import dev.muster.event.Push.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The door for pushes: who may come in, and how much is read. */
public final class Intake {

  private final Boxes boxes;
  private final int maxBytes;

  Intake(Boxes boxes, int maxBytes) {
    this.boxes = boxes;
    this.maxBytes = maxBytes;
  }

  /**
   * Reads the body of a push, whole or not at all.
   *
   * @param key what the address brought as key
   * @param length the announced length in bytes, when one was announced
   */
  public Push open(
      String box, @Nullable String key, @Nullable Long length, @Nullable InputStream body) {
    Optional<Box> known = boxes.find(box);
    if (known.isEmpty()) {
      return Push.refused(
          box, length == null ? 0 : length, Kind.UNKNOWN_BOX, "no box of this name is configured");
    }
    if (!known.get().events().admits(key)) {
      return Push.refused(
          box,
          length == null ? 0 : length,
          Kind.WRONG_KEY,
          key == null
              ? "it came without the key of this box: the address that the box pushes to must end with ?key=..."
              : "it came with another key than this box has in the configuration");
    }
    if (length != null && length > maxBytes) {
      return tooLarge(box, length);
    }
    if (body == null) {
      return Push.of(box, Via.PUSH, new byte[0]);
    }
    try (body) {
      byte[] bytes = body.readNBytes(maxBytes + 1);
      if (bytes.length > maxBytes) {
        return tooLarge(box, bytes.length);
      }
      if (length != null && bytes.length < length) {
        return incomplete(box, bytes.length + " of " + length + " bytes came");
      }
      return Push.of(box, Via.PUSH, bytes);
    } catch (IOException e) {
      return incomplete(box, "the body broke off: " + e.getMessage());
    }
  }

  private static Push incomplete(String box, String words) {
    return Push.refused(box, 0, Kind.INCOMPLETE, words);
  }

  private Push tooLarge(String box, long length) {
    return Push.refused(
        box,
        length,
        Kind.TOO_LARGE,
        "%d bytes; at most %d are read: raise muster.events.max-bytes or push fewer pictures"
            .formatted(length, maxBytes));
  }
}
