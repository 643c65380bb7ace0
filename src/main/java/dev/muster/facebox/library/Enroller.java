package dev.muster.facebox.library;

import dev.muster.face.Face;
import dev.muster.facebox.store.Pictures;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Photo;
import dev.muster.facebox.wire.Refusal;
import org.jspecify.annotations.Nullable;

/** Makes enrolled faces out of photos. */
public final class Enroller {

  private final @Nullable Recogniser recogniser;
  private final Pictures pictures;

  /**
   * @param recogniser absent when recognition is off: photos are then kept unseen
   */
  public Enroller(@Nullable Recogniser recogniser, Pictures pictures) {
    this.recogniser = recogniser;
    this.pictures = pictures;
  }

  /**
   * Keeps the photo and describes its largest face.
   *
   * @throws Refusal 40003, 40004, 40006, 40007, 40009 for a photo that cannot be enrolled
   */
  public EnrolledFace enrol(byte[] photo, QualityLevel level) {
    if (recogniser == null) {
      if (!Photo.looksLikePicture(photo)) {
        throw new Refusal(BoxError.IMAGE_ERROR, "neither JPEG nor PNG");
      }
      return new EnrolledFace(EnrolledFace.newId(), pictures.keep(photo), null, null);
    }
    float[] template = template(recogniser, photo, level);
    String engine = recogniser.engine().id();
    return new EnrolledFace(EnrolledFace.newId(), pictures.keep(photo), engine, template);
  }

  /** Enrols a feature that was made by this box's engine; it has no photo. */
  public EnrolledFace enrol(float[] feature) {
    String engine = recogniser == null ? null : recogniser.engine().id();
    return new EnrolledFace(EnrolledFace.newId(), null, engine, feature);
  }

  /**
   * Enrols a feature and keeps the photo beside it, in which nobody looks for a face.
   *
   * @throws Refusal 40003 when the photo is none
   */
  public EnrolledFace enrol(float[] feature, byte[] photo) {
    if (!Photo.looksLikePicture(photo)) {
      throw new Refusal(BoxError.IMAGE_ERROR, "neither JPEG nor PNG");
    }
    EnrolledFace face = enrol(feature);
    return new EnrolledFace(face.id(), pictures.keep(photo), face.engine(), feature);
  }

  /** Drops the photo of a face that was not stored after all. */
  public void discard(EnrolledFace face) {
    if (face.imageId() != null) {
      pictures.delete(face.imageId());
    }
  }

  private static float[] template(Recogniser recogniser, byte[] photo, QualityLevel level) {
    return recogniser.look(
        photo,
        sight -> {
          Face face = sight.largest();
          level.check(sight, face);
          return sight.template(face);
        });
  }
}
