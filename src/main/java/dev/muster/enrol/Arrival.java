package dev.muster.enrol;

import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A dropped photo on its way in. It collects what is known of it, step by step; after a refusal the
 * remaining steps leave it alone.
 *
 * @param file the path below the drop folder, with forward slashes
 * @param digest SHA-256 of the file
 * @param photo the bytes; empty when they were not worth reading
 * @param id the person number, when the name holds one
 * @param name the name, empty when the file gives none
 * @param prepared the picture for the directories, once it is made
 * @param row the row of the batch, once it is recorded
 */
public record Arrival(
    Drop drop,
    String file,
    String digest,
    byte[] photo,
    String group,
    @Nullable String id,
    String name,
    byte @Nullable [] prepared,
    @Nullable Refusal refusal,
    @Nullable BatchRow row) {

  static Arrival of(Drop drop, String file, String digest, byte[] photo) {
    return new Arrival(drop, file, digest, photo, drop.group(), null, "", null, null, null);
  }

  Arrival named(String group, String id, String name) {
    return new Arrival(drop, file, digest, photo, group, id, name, prepared, refusal, row);
  }

  Arrival prepared(byte[] picture) {
    return new Arrival(drop, file, digest, photo, group, id, name, picture, refusal, row);
  }

  Arrival refused(Reason reason, String detail) {
    return new Arrival(
        drop, file, digest, photo, group, id, name, prepared, new Refusal(reason, detail), row);
  }

  Arrival recorded(BatchRow recorded) {
    return new Arrival(drop, file, digest, photo, group, id, name, prepared, refusal, recorded);
  }

  /** True when an earlier step has refused the photo. */
  public boolean isRefused() {
    return refusal != null;
  }

  Path source() {
    return drop.folder().resolve(file);
  }

  /** Never the picture itself: this goes into logs. */
  @Override
  public String toString() {
    return file + (refusal == null ? "" : " (" + refusal.reason() + ")");
  }
}
