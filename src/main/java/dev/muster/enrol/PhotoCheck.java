package dev.muster.enrol;

import dev.muster.call.Reason;
import dev.muster.face.Face;
import dev.muster.face.FaceEngine;
import dev.muster.face.JpegLimits;
import dev.muster.face.Picture;
import dev.muster.face.PictureFacts;
import dev.muster.face.PictureFault;
import dev.muster.face.PictureLimits;
import dev.muster.face.PictureRefused;
import java.util.List;

/**
 * Looks at a photo before any directory does, and makes the picture that directories receive: an
 * upright, plain JPEG without metadata. A photo that is one already is passed on unchanged. The
 * picture is decoded at most once, and not at all when the check is off and it is plain.
 */
public final class PhotoCheck {

  /** A second face counts when it is at least this wide in relation to the largest. */
  private static final float SECOND_FACE = 0.5f;

  private final FaceEngine engine;
  private final EnrolSettings.Photo settings;
  private final PictureLimits limits;
  private final JpegLimits jpeg = JpegLimits.DEFAULT;

  PhotoCheck(FaceEngine engine, EnrolSettings.Photo settings) {
    this.engine = engine;
    this.settings = settings;
    PictureLimits standard = PictureLimits.DEFAULT;
    this.limits =
        new PictureLimits(
            settings.maxBytes(), standard.maxSide(), standard.maxPixels(), standard.decodePixels());
  }

  /** Prepares the picture, or refuses the photo. */
  public Arrival inspect(Arrival arrival) {
    if (arrival.isRefused()) {
      return arrival;
    }
    try {
      PictureFacts facts = PictureFacts.of(arrival.photo(), limits);
      boolean plain = isPlain(facts, arrival.photo().length);
      if (plain && !settings.check()) {
        return arrival.prepared(arrival.photo());
      }
      Picture picture = Picture.read(arrival.photo(), limits);
      Arrival checked = settings.check() ? checkFaces(arrival, picture) : arrival;
      if (checked.isRefused()) {
        return checked;
      }
      return checked.prepared(plain ? arrival.photo() : picture.toJpeg(jpeg));
    } catch (PictureRefused refused) {
      return arrival.refused(reason(refused.fault()), String.valueOf(refused.getMessage()));
    }
  }

  private boolean isPlain(PictureFacts facts, int bytes) {
    return facts.isPlainJpeg()
        && bytes <= jpeg.maxBytes()
        && Math.max(facts.width(), facts.height()) <= jpeg.maxSide();
  }

  private Arrival checkFaces(Arrival arrival, Picture picture) {
    List<Face> faces = engine.detect(picture);
    if (faces.isEmpty()) {
      return arrival.refused(
          Reason.NO_FACE, "picture of %d x %d pixels".formatted(picture.width(), picture.height()));
    }
    float widest = faces.get(0).width();
    long others = faces.stream().skip(1).filter(face -> isSomebody(face, widest)).count();
    if (others > 0) {
      return arrival.refused(Reason.SEVERAL_FACES, (1 + others) + " faces");
    }
    if (widest < settings.minFace()) {
      return arrival.refused(
          Reason.FACE_TOO_SMALL,
          "%d pixels wide; at least %d".formatted(Math.round(widest), settings.minFace()));
    }
    return arrival;
  }

  /** A pattern on a wall has no eyes. */
  private static boolean isSomebody(Face face, float widest) {
    return face.eyesFound() && face.width() >= SECOND_FACE * widest;
  }

  private static Reason reason(PictureFault fault) {
    return switch (fault) {
      case EMPTY -> Reason.EMPTY_FILE;
      case NOT_AN_IMAGE -> Reason.NOT_AN_IMAGE;
      case UNSUPPORTED_FORMAT -> Reason.UNSUPPORTED_FORMAT;
      case TOO_MANY_BYTES -> Reason.TOO_MANY_BYTES;
      case TOO_MANY_PIXELS -> Reason.TOO_MANY_PIXELS;
      case TRUNCATED -> Reason.TRUNCATED_PHOTO;
      case CORRUPT -> Reason.BROKEN_PHOTO;
    };
  }
}
