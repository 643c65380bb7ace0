package dev.muster.facebox.wire;

/**
 * The box declines a request. It ends the handling of that request and becomes the dialect's error
 * envelope at the HTTP edge; it is never logged as a failure of the box.
 */
public final class Refusal extends RuntimeException {

  private final transient BoxError error;
  private final String detail;

  public Refusal(BoxError error) {
    this(error, "");
  }

  /**
   * @param detail what exactly was wrong; where something was not found or is taken already,
   *     nothing but its id or name, because that is the whole message of the v2 API
   */
  public Refusal(BoxError error, String detail) {
    super(detail.isEmpty() ? error.message() : error.message() + ": " + detail, null, false, false);
    this.error = error;
    this.detail = detail;
  }

  public BoxError error() {
    return error;
  }

  /** What exactly was wrong, empty when the error says it all. */
  public String detail() {
    return detail;
  }
}
