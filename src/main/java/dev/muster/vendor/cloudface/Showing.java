package dev.muster.vendor.cloudface;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture that is shown to the service.
 *
 * @param picture as it is sent; empty when there is none to show
 * @param tries how often it was shown
 * @param found who was found, the closest first; null before there is an answer
 */
record Showing(byte[] picture, int tries, @Nullable List<Found> found) {

  static Showing of(byte[] picture) {
    return new Showing(picture, 0, null);
  }

  Showing again() {
    return new Showing(picture, tries + 1, found);
  }

  Showing found(List<Found> now) {
    return new Showing(picture, tries, List.copyOf(now));
  }

  /** Without the picture. */
  @Override
  public String toString() {
    return "shown " + tries + " times";
  }
}
