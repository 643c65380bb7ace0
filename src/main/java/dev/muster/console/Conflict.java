package dev.muster.console;

/** A request that does not fit the state that its subject is in. */
final class Conflict extends RuntimeException {

  Conflict(String message) {
    super(message);
  }
}
