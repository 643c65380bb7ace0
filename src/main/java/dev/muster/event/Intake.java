package dev.muster.event;

import dev.muster.box.Boxes;
import dev.muster.event.Push.Kind;
import java.io.IOException;
import java.io.InputStream;
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
   * @param length the announced length in bytes, when one was announced
   */
  public Push open(String box, @Nullable Long length, @Nullable InputStream body) {
    if (boxes.find(box).isEmpty()) {
      return Push.refused(
          box, length == null ? 0 : length, Kind.UNKNOWN_BOX, "no box of this name is configured");
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
