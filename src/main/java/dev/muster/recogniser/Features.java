package dev.muster.recogniser;

/** What describes a face, of length one: the cosine of two tells how alike they are. */
public record Features(float[] numbers) {

  /** Never the numbers: they describe somebody's face. */
  @Override
  public String toString() {
    return numbers.length + " numbers";
  }
}
