package dev.muster.face;

import java.util.List;

/** Finds faces and describes them. Implementations are safe for use by several threads. */
public interface FaceEngine {

  /**
   * Which engine this is; stored beside every template, since templates of two engines never
   * compare.
   */
  EngineInfo info();

  /** The faces in the picture, largest first; empty when there is none. */
  List<Face> detect(Picture picture);

  /** 512 floats of length one that describe the face; compare two with {@link #similarity}. */
  float[] template(Picture picture, Face face);

  /** Cosine of two templates of the same engine, -1 to 1, larger is closer. */
  static float similarity(float[] one, float[] other) {
    float dot = 0;
    for (int i = 0; i < one.length; i++) {
      dot += one[i] * other[i];
    }
    return dot;
  }
}
