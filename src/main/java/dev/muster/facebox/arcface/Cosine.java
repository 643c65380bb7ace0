package dev.muster.facebox.arcface;

/**
 * Arithmetic on templates, in doubles as the service does it ({@code contracts/arcface.md §7.2}).
 */
final class Cosine {

  private Cosine() {}

  /**
   * @throws Declined 9003 when one of the two is all zeros
   */
  static double between(float[] one, float[] other) {
    double dot = 0;
    for (int i = 0; i < one.length; i++) {
      dot += (double) one[i] * other[i];
    }
    double lengths = length(one) * length(other);
    if (lengths == 0) {
      throw Fault.NULL_VECTOR_VERIFY.because("Vectors should not be null (all zeros)");
    }
    return dot / lengths;
  }

  /**
   * The same direction with length one.
   *
   * @throws Declined 9005 when it is all zeros
   */
  static float[] normalised(float[] template) {
    float length = (float) length(template);
    if (length == 0) {
      throw Fault.NULL_VECTOR_FEATURES.because("Vectors should not be null (all zeros)");
    }
    float[] out = new float[template.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = template[i] / length;
    }
    return out;
  }

  private static double length(float[] template) {
    double squares = 0;
    for (float value : template) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares);
  }
}
