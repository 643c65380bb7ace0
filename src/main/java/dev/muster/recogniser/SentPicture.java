package dev.muster.recogniser;

/**
 * A picture as a recogniser is sent it.
 *
 * @param width pixels of the picture it was made from, as a person sees it
 * @param height likewise
 * @param scale how many pixels of that picture lie in one of what is sent
 */
public record SentPicture(byte[] jpeg, int width, int height, double scale) {

  /** A place in what was sent as the same place in the picture, cut at its border. */
  public Place place(double left, double top, double right, double bottom) {
    double from = within(left * scale, width);
    double above = within(top * scale, height);
    return new Place(
        from, above, within(right * scale, width) - from, within(bottom * scale, height) - above);
  }

  private static double within(double value, int most) {
    return Math.max(0, Math.min(most, value));
  }

  /** Never the picture. */
  @Override
  public String toString() {
    return "picture of %d x %d".formatted(width, height);
  }
}
