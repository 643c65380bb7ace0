package dev.muster.console;

/** A request for something that does not exist. */
final class NotThere extends RuntimeException {

  NotThere(String message) {
    super(message);
  }

  static NotThere batch(String id) {
    return new NotThere("There is no batch " + id + ".");
  }
}
