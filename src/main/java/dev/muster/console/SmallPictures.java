package dev.muster.console;

import dev.muster.face.JpegLimits;
import dev.muster.face.Picture;
import dev.muster.face.PictureLimits;
import dev.muster.face.PictureRefused;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Photos made small for a list. However many browsers ask, few are decoded at a time, and each
 * within limits.
 */
final class SmallPictures {

  private static final int AT_ONCE = 2;

  private static final JpegLimits SMALL = new JpegLimits(60_000, 240);

  private static final PictureLimits BOUNDS =
      new PictureLimits(
          PictureLimits.DEFAULT.maxBytes(),
          PictureLimits.DEFAULT.maxSide(),
          PictureLimits.DEFAULT.maxPixels(),
          1_500_000);

  private final Semaphore decoders = new Semaphore(AT_ONCE, true);

  /**
   * At most 240 pixels a side; empty when there is no photo, or none that can be decoded.
   *
   * @param photo is read only when its turn has come
   */
  Optional<byte[]> of(Supplier<Optional<byte[]>> photo) {
    decoders.acquireUninterruptibly();
    try {
      return photo.get().flatMap(SmallPictures::shrunk);
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
