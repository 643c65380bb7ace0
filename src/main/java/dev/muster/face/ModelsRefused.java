package dev.muster.face;

/** A folder of models that is not used; the message says which file, why, and what to do. */
final class ModelsRefused extends IllegalStateException {

  private static final long serialVersionUID = 1;

  ModelsRefused(String message) {
    super(message);
  }

  ModelsRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
