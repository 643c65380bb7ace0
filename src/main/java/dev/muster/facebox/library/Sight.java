package dev.muster.facebox.library;

import dev.muster.face.Face;
import dev.muster.face.FaceQuality;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Refusal;
import java.util.List;

/** A decoded picture and the faces in it. */
public interface Sight {

  /** Largest first. */
  List<Face> faces();

  /** Width of the picture in pixels. */
  int width();

  /** Height of the picture in pixels. */
  int height();

  /** 512 floats of length one. */
  float[] template(Face face);

  /** How good a photo of the face this is. */
  FaceQuality quality(Face face);

  /** The face with some margin, as JPEG. */
  byte[] crop(Face face);

  /**
   * The largest face, which is the one that counts ({@code contracts/sophon.md §9}).
   *
   * @throws Refusal 40004 when there is none
   */
  default Face largest() {
    if (faces().isEmpty()) {
      throw new Refusal(BoxError.NO_FACE);
    }
    return faces().get(0);
  }
}
