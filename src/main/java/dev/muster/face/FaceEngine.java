package dev.muster.face;

import java.util.List;

/** Finds faces and describes them. Implementations are safe for use by several threads. */
public interface FaceEngine extends AutoCloseable {

  /**
   * Which engine this is; stored beside every template, since templates of two engines never
   * compare.
   */
  EngineInfo info();

  /** The faces in the picture, largest first; empty when there is none. */
  List<Face> detect(Picture picture);

  /** 512 floats of length one that describe the face; compare two with {@link #similarity}. */
  float[] template(Picture picture, Face face);

  /**
   * How good a photo of the face this is. A tilted head is turned upright and looked at again,
   * because detectors read a tilt too small; that costs one more detection in a small picture.
   */
  default FaceQuality quality(Picture picture, Face face) {
    return FaceQuality.of(this, picture, face);
  }

  /** Gives back what the engine holds; afterwards it refuses to work. */
  @Override
  default void close() {}

  /** Cosine of two templates of the same engine, -1 to 1, larger is closer. */
  static float similarity(float[] one, float[] other) {
    float dot = 0;
    for (int i = 0; i < one.length; i++) {
      dot += one[i] * other[i];
    }
    return dot;
  }
}
