package dev.muster.facebox;

/**
 * The box declines a request. It ends the handling of that request and becomes the error envelope
 * at the HTTP edge; it is never logged as a failure of the box.
 */
final class Refusal extends RuntimeException {

  private final transient BoxError error;

  Refusal(BoxError error) {
    this(error, "");
  }

  /**
   * @param detail what exactly was wrong, for the English message
   */
  Refusal(BoxError error, String detail) {
    super(detail.isEmpty() ? error.message() : error.message() + ": " + detail, null, false, false);
    this.error = error;
  }

  BoxError error() {
    return error;
  }
}
