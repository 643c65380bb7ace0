package dev.muster.facebox.library;

import dev.muster.face.EngineInfo;
import dev.muster.face.Face;
import dev.muster.face.FaceEngine;
import dev.muster.face.FaceQuality;
import dev.muster.face.JpegLimits;
import dev.muster.face.Picture;
import dev.muster.face.PictureFault;
import dev.muster.face.PictureLimits;
import dev.muster.face.PictureRefused;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Refusal;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Looks at pictures with a face engine, one picture per processor at a time: more would be no
 * quicker, and each takes the memory of its pixels.
 */
public final class EngineRecogniser implements Recogniser {

  private static final JpegLimits CROP = new JpegLimits(200_000, 640);

  private final FaceEngine engine;
  private final PictureLimits limits;
  private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

  public EngineRecogniser(FaceEngine engine, long pictureLimit) {
    this.engine = engine;
    PictureLimits usual = PictureLimits.DEFAULT;
    this.limits =
        new PictureLimits(
            (int) pictureLimit, usual.maxSide(), usual.maxPixels(), usual.decodePixels());
  }

  @Override
  public EngineInfo engine() {
    return engine.info();
  }

  @Override
  public <T> T look(byte[] bytes, Function<Sight, T> use) {
    try {
      turns.acquire();
      try {
        Picture picture = Picture.read(bytes, limits);
        return use.apply(new Seen(engine, picture, engine.detect(picture)));
      } finally {
        turns.release();
      }
    } catch (PictureRefused e) {
      throw refusal(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting to look at a picture", e);
    }
  }

  private static Refusal refusal(PictureRefused why) {
    boolean large =
        why.fault() == PictureFault.TOO_MANY_BYTES || why.fault() == PictureFault.TOO_MANY_PIXELS;
    return new Refusal(
        large ? BoxError.IMAGE_SIZE_TOO_LARGE_ERROR : BoxError.IMAGE_ERROR, why.getMessage());
  }

  private record Seen(FaceEngine engine, Picture picture, List<Face> faces) implements Sight {

    @Override
    public int width() {
      return picture.width();
    }

    @Override
    public int height() {
      return picture.height();
    }

    @Override
    public float[] template(Face face) {
      return engine.template(picture, face);
    }

    @Override
    public FaceQuality quality(Face face) {
      return engine.quality(picture, face);
    }

    @Override
    public byte[] crop(Face face) {
      return picture.crop(face).toJpeg(CROP);
    }
  }
}
