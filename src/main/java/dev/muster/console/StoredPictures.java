package dev.muster.console;

import dev.muster.event.EventPictures;
import dev.muster.roster.Digest;
import dev.muster.roster.PhotoStore;
import dev.muster.roster.Roster;
import dev.muster.store.Store;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored pictures that a person or an event refers to; nothing else leaves the photo store. */
final class StoredPictures {

  /**
   * A picture with its media type, told by its content: what is stored besides pictures, such as a
   * push that could not be read, has none and is not served.
   */
  record Stored(byte[] bytes, String type) {}

  private final Store store;
  private final PhotoStore photos;
  private final EventPictures pictures;

  StoredPictures(Store store, PhotoStore photos, EventPictures pictures) {
    this.store = store;
    this.photos = photos;
    this.pictures = pictures;
  }

  /**
   * @param event the id of the event that refers to the picture; null for a registered photo
   */
  Optional<Stored> find(String digest, @Nullable String event) {
    if (!Digest.is(digest)) {
      return Optional.empty();
    }
    if (event != null) {
      return ofEvent(event, digest).flatMap(StoredPictures::typed);
    }
    return isPhoto(digest) && photos.has(digest) ? typed(photos.get(digest)) : Optional.empty();
  }

  /** The photo that directories hold of a person. */
  Optional<byte[]> registered(String identityId) {
    return store
        .read(
            db ->
                Roster.find(db, identityId).flatMap(person -> Roster.prepared(db, person.photo())))
        .filter(photos::has)
        .map(photos::get);
  }

  private boolean isPhoto(String digest) {
    return store.read(db -> Roster.prepared(db, digest)).isPresent();
  }

  private Optional<byte[]> ofEvent(String event, String digest) {
    return store
        .read(
            db ->
                db.sql(
                        """
                        SELECT COALESCE(shelf, '') FROM match_event
                        WHERE id = ? AND (face = ? OR registered = ? OR scene = ?)
                        """)
                    .params(event, digest, digest, digest)
                    .query(String.class)
                    .optional())
        .flatMap(shelf -> pictures.find(shelf.isEmpty() ? null : shelf, digest));
  }

  private static Optional<Stored> typed(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(12, bytes.length), StandardCharsets.ISO_8859_1);
    String type = "";
    if (start.startsWith("\u00ff\u00d8\u00ff")) {
      type = "image/jpeg";
    } else if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
      type = "image/png";
    } else if (start.startsWith("RIFF") && start.endsWith("WEBP")) {
      type = "image/webp";
    } else if (start.startsWith("GIF8")) {
      type = "image/gif";
    } else if (start.startsWith("BM")) {
      type = "image/bmp";
    }
    return type.isEmpty() ? Optional.empty() : Optional.of(new Stored(bytes, type));
  }
}
