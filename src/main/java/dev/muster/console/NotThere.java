package dev.muster.console;

/** A request for something that does not exist. */
final class NotThere extends RuntimeException {

  NotThere(String message) {
    super(message);
  }

  static NotThere batch(String id) {
    return new NotThere("There is no batch " + id + ".");
  }

  static NotThere sync(String name) {
    return new NotThere("There is no sync " + name + " in the configuration.");
  }

  static NotThere run(long id) {
    return new NotThere("There is no run " + id + ".");
  }
}
