package dev.muster.vendor.arcface;

/**
 * How often a question was asked already.
 *
 * @param repeats how often it was asked again because the service was in trouble
 * @param resynchronised whether it was asked again with the clock of the service
 * @param delay how long to wait before it is asked again, in milliseconds
 */
record Turn(int repeats, boolean resynchronised, long delay) {

  static final Turn FIRST = new Turn(0, false, 0);

  Turn synchronised() {
    return new Turn(repeats, true, 0);
  }

  Turn after(long millis) {
    return new Turn(repeats + 1, resynchronised, millis);
  }
}
