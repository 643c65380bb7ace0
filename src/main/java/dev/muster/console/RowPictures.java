package dev.muster.console;

import dev.muster.enrol.RowPhotos;
import java.util.Optional;

/** Small pictures of the rows of batches. */
final class RowPictures {

  private final RowPhotos photos;
  private final SmallPictures pictures;

  RowPictures(RowPhotos photos, SmallPictures pictures) {
    this.photos = photos;
    this.pictures = pictures;
  }

  /** At most 240 pixels a side; empty when there is no photo, or none that can be decoded. */
  Optional<byte[]> small(String batch, long row) {
    return pictures.of(() -> photos.of(batch, row));
  }
}
