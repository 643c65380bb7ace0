package dev.muster.enrol;

import dev.muster.call.Reason;
import dev.muster.call.Refusal;
import dev.muster.enrol.ledger.Applicant;
import dev.muster.enrol.ledger.Applicant.Caution;
import dev.muster.enrol.ledger.BatchRow;
import dev.muster.enrol.manifest.Entry;
import dev.muster.enrol.photo.Portrait;
import dev.muster.roster.Digest;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A photo on its way in. It collects what is known of it, step by step; after a refusal the
 * remaining steps leave it alone.
 *
 * @param batch the batch of the parcel it came in; null for a loose file of the drop
 * @param origin where the file lies
 * @param file the path below the drop or the parcel, with forward slashes
 * @param digest SHA-256 of the file
 * @param photo the bytes; empty when they were not worth reading
 * @param group the permission group that the folder stands for
 * @param entry what the names of file and folder say of the person; null when they say nothing
 * @param portrait the pictures for the directories, once they are made
 * @param caution what speaks against it without refusing it
 * @param row the row of the batch, once it is recorded
 */
public record Arrival(
    Drop drop,
    @Nullable String batch,
    Path origin,
    String file,
    String digest,
    byte[] photo,
    String group,
    @Nullable Entry entry,
    @Nullable Portrait portrait,
    @Nullable Caution caution,
    @Nullable Refusal refusal,
    @Nullable BatchRow row) {

  /** A file as it was found. */
  public static Arrival of(Place place, String digest, byte[] photo) {
    return new Arrival(
        place.drop(),
        place.batch(),
        place.origin(),
        place.file(),
        digest,
        photo,
        place.home(),
        null,
        null,
        null,
        null,
        null);
  }

  /**
   * A photo that a program has fetched for somebody: looked at like one that was dropped, and
   * handed back to nobody.
   *
   * @param about what it was fetched for
   */
  public static Arrival fetched(String batch, String about, byte[] photo) {
    Drop none = Drop.none();
    return of(new Place(none, batch, none.folder(), about, ""), Digest.of(photo), photo);
  }

  Arrival in(String folderGroup) {
    return new Arrival(
        drop,
        batch,
        origin,
        file,
        digest,
        photo,
        folderGroup,
        entry,
        portrait,
        caution,
        refusal,
        row);
  }

  /** Says who it is. */
  Arrival named(Entry who) {
    return new Arrival(
        drop, batch, origin, file, digest, photo, group, who, portrait, caution, refusal, row);
  }

  Arrival prepared(Portrait pictures) {
    return new Arrival(
        drop, batch, origin, file, digest, photo, group, entry, pictures, caution, refusal, row);
  }

  Arrival cautioned(Caution why) {
    return new Arrival(
        drop, batch, origin, file, digest, photo, group, entry, portrait, why, refusal, row);
  }

  Arrival refused(Reason reason, String detail) {
    return refused(new Refusal(reason, detail));
  }

  Arrival refused(Refusal why) {
    return new Arrival(
        drop, batch, origin, file, digest, photo, group, entry, portrait, caution, why, row);
  }

  Arrival recorded(BatchRow recorded) {
    return new Arrival(
        drop, batch, origin, file, digest, photo, group, entry, portrait, caution, refusal,
        recorded);
  }

  /** The same for the ledger; a photo that was refused or not prepared stands nowhere. */
  Applicant applicant(String into) {
    return new Applicant(
        into, drop.name(), drop.type(), file, digest, digest, group, entry, null, caution, refusal);
  }

  /** True when an earlier step has refused the photo. */
  public boolean isRefused() {
    return refusal != null;
  }

  /** Never the picture itself: this goes into logs. */
  @Override
  public String toString() {
    return file + (refusal == null ? "" : " (" + refusal.reason() + ")");
  }
}
