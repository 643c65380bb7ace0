package dev.muster.facebox.arcface;

/** A body that Go's {@code encoding/json} would not read into an object. */
final class NotGoJson extends Exception {

  NotGoJson(String message) {
    super(message);
  }
}
