package dev.muster.face;

/** A photo with a face, as the engine described it. */
record TrialShot(String person, boolean enrolled, float[] template) {

  double similarity(TrialShot other) {
    return FaceEngine.similarity(template, other.template);
  }
}
