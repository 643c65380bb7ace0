package dev.muster.console;

import dev.muster.roster.Digest;
import dev.muster.roster.PhotoStore;
import dev.muster.store.Store;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The photos that items of plans keep. Of people whom others enrolled, and who do not come onto the
 * roster, none is ever shown: nobody here has a right to them.
 */
final class SyncPhotos {

  /** Before the change, or after it. */
  enum Side {
    FOUND,
    WANTED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Store store;
  private final PhotoStore photos;
  private final SmallPictures pictures;

  SyncPhotos(Store store, PhotoStore photos, SmallPictures pictures) {
    this.store = store;
    this.photos = photos;
    this.pictures = pictures;
  }

  /** A small JPEG; empty when the item has no such photo, or none that may be shown. */
  Optional<byte[]> small(long run, long item, Side side) {
    return store
        .read(
            db ->
                db.sql(SyncItemRow.COLUMNS + "WHERE id = ? AND run = ?")
                    .params(item, run)
                    .query(SyncItemRow::of)
                    .optional())
        .map(row -> digest(row, side))
        .flatMap(digest -> pictures.of(() -> kept(digest)));
  }

  private Optional<byte[]> kept(String digest) {
    return photos.has(digest) ? Optional.of(photos.get(digest)) : Optional.empty();
  }

  /**
   * Where a picture of the item is.
   *
   * @param person whoever has the number on the roster now
   */
  static @Nullable String address(SyncItemRow item, Side side, @Nullable PersonView person) {
    if (digest(item, side) != null) {
      return "/api/runs/%d/items/%d/photos/%s".formatted(item.run(), item.id(), side.word());
    }
    boolean theirs = side == Side.FOUND ? item.foundPhoto() == null : item.wanted() == null;
    return person != null && side == Side.FOUND && theirs ? person.photo() : null;
  }

  private static @Nullable String digest(SyncItemRow item, Side side) {
    String digest = side == Side.FOUND ? item.foundPhoto() : item.wantedPhoto();
    return digest == null || item.isOutsider() || !Digest.is(digest) ? null : digest;
  }
}
