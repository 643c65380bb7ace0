package dev.muster.face;

/** A picture that is not read; the message says what is wrong with it and what to do. */
public final class PictureRefused extends Exception {

  private final PictureFault fault;

  public PictureRefused(PictureFault fault, String message) {
    super(message);
    this.fault = fault;
  }

  PictureRefused(PictureFault fault, String message, Exception cause) {
    super(message, cause);
    this.fault = fault;
  }

  public PictureFault fault() {
    return fault;
  }

  static PictureRefused truncated() {
    return new PictureRefused(
        PictureFault.TRUNCATED,
        "The file ends before the picture does: copy or upload it again, completely.");
  }

  static PictureRefused corrupt(String detail) {
    return new PictureRefused(PictureFault.CORRUPT, corruptMessage(detail));
  }

  static PictureRefused corrupt(Exception cause) {
    String detail =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return new PictureRefused(PictureFault.CORRUPT, corruptMessage(detail), cause);
  }

  private static String corruptMessage(String detail) {
    return "The picture is damaged (" + detail + "): take or export it again.";
  }
}
