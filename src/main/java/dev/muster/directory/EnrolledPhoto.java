package dev.muster.directory;

/**
 * A photo that stands on a directory. Whether it is a picture, and of whom, nobody has looked.
 *
 * @param bytes 1 to {@link #MOST_BYTES}
 */
public record EnrolledPhoto(byte[] bytes) {

  /** As large as a photo may be that is dropped. */
  public static final int MOST_BYTES = 20 * 1024 * 1024;

  /**
   * @throws IllegalArgumentException with one sentence when there is nothing, or too much
   */
  public EnrolledPhoto {
    if (bytes.length == 0 || bytes.length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "a photo has %d bytes; allowed are 1 to %d".formatted(bytes.length, MOST_BYTES));
    }
  }

  /** Without the photo. */
  @Override
  public String toString() {
    return "a photo of " + bytes.length + " bytes";
  }
}
