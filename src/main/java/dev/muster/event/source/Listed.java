package dev.muster.event.source;

import dev.muster.event.Sighting;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event in the history of a box.
 *
 * @param id as the box calls it
 * @param sighting what it says, without pictures; null when it cannot be read
 * @param picture what the box calls the picture of the face; empty when it has none
 * @param time the time as the box wrote it, by which the picture is asked for
 * @param row the JSON that came
 * @param trouble why it cannot be read; empty when it can
 */
public record Listed(
    String id,
    @Nullable Sighting sighting,
    String picture,
    String time,
    byte[] row,
    String trouble) {

  public static Listed of(String id, Sighting sighting, String picture, String time, byte[] row) {
    return new Listed(id, sighting, picture, time, row, "");
  }

  public static Listed unreadable(String id, byte[] row, String trouble) {
    return new Listed(id, null, "", "", row, trouble);
  }

  /** Something that is no match of a face. */
  public static Listed ignored(String id) {
    return new Listed(id, null, "", "", new byte[0], "");
  }

  boolean isIgnored() {
    return sighting == null && trouble.isEmpty();
  }

  /** When the box saw the face; null when that cannot be read. */
  @Nullable Instant at() {
    return sighting == null ? null : sighting.event().occurredAt();
  }

  @Override
  public String toString() {
    return "listed event " + id;
  }
}
