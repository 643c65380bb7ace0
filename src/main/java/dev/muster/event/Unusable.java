package dev.muster.event;

/**
 * An event cannot be brought into the form that a subscriber wants; trying again changes nothing.
 */
final class Unusable extends Exception {

  Unusable(String words) {
    super(words);
  }
}
