package dev.muster.console;

import dev.muster.enrol.RowPhotos;
import dev.muster.face.JpegLimits;
import dev.muster.face.Picture;
import dev.muster.face.PictureLimits;
import dev.muster.face.PictureRefused;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Small pictures of the rows of batches. However many browsers ask, few are decoded at a time, and
 * each within limits.
 */
final class RowPictures {

  private static final int AT_ONCE = 2;

  private static final JpegLimits SMALL = new JpegLimits(60_000, 240);

  private static final PictureLimits BOUNDS =
      new PictureLimits(
          PictureLimits.DEFAULT.maxBytes(),
          PictureLimits.DEFAULT.maxSide(),
          PictureLimits.DEFAULT.maxPixels(),
          1_500_000);

  private final RowPhotos photos;
  private final Semaphore decoders = new Semaphore(AT_ONCE, true);

  RowPictures(RowPhotos photos) {
    this.photos = photos;
  }

  /** At most 240 pixels a side; empty when there is no photo, or none that can be decoded. */
  Optional<byte[]> small(String batch, long row) {
    decoders.acquireUninterruptibly();
    try {
      return photos.of(batch, row).flatMap(RowPictures::shrunk);
    } finally {
      decoders.release();
    }
  }

  private static Optional<byte[]> shrunk(byte[] photo) {
    try {
      return Optional.of(Picture.read(photo, BOUNDS).toJpeg(SMALL));
    } catch (PictureRefused e) {
      return Optional.empty();
    }
  }
}
