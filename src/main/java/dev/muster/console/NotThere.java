package dev.muster.console;

/** A request for something that does not exist. */
final class NotThere extends RuntimeException {

  NotThere(String message) {
    super(message);
  }
}
