package dev.muster.recogniser;

import dev.muster.directory.Directory;
import dev.muster.face.JpegLimits;
import dev.muster.face.Picture;
import dev.muster.face.PictureFacts;
import dev.muster.face.PictureLimits;
import dev.muster.face.PictureRefused;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Makes of a picture what a recogniser may be sent: an upright plain JPEG without metadata, within
 * the recogniser's limits. Nothing is decoded when leaving out the metadata is enough; otherwise as
 * many are decoded at once as there is room for.
 */
public final class SentPictures {

  private final Semaphore room;

  /**
   * @param atOnce how many pictures are decoded at the same time
   */
  public SentPictures(int atOnce) {
    this.room = new Semaphore(atOnce, true);
  }

  /**
   * @throws PictureRefused when the bytes are no picture, too large, cut off or damaged
   */
  public SentPicture of(byte[] file, Directory.Photo limits) throws PictureRefused {
    PictureFacts facts = PictureFacts.of(file);
    int side = Math.max(facts.width(), facts.height());
    Optional<byte[]> plain = facts.plainJpeg(file);
    if (plain.isPresent() && plain.get().length <= limits.maxBytes() && side <= limits.maxSide()) {
      return new SentPicture(plain.get(), facts.uprightWidth(), facts.uprightHeight(), 1);
    }
    room.acquireUninterruptibly();
    try {
      Picture picture = Picture.read(file, PictureLimits.DEFAULT);
      byte[] jpeg = picture.toJpeg(new JpegLimits(limits.maxBytes(), limits.maxSide()));
      double sent = PictureFacts.of(jpeg).uprightWidth();
      return new SentPicture(
          jpeg, facts.uprightWidth(), facts.uprightHeight(), facts.uprightWidth() / sent);
    } finally {
      room.release();
    }
  }
}
