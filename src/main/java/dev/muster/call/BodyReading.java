package dev.muster.call;

import java.io.IOException;
import java.io.InputStream;

/** How the body of an answer is taken in: as it is, or only what somebody wants of it. */
@FunctionalInterface
public interface BodyReading {

  /** As it is; a user of a box comes with a whole photo, so it may have 16 MiB. */
  BodyReading WHOLE = upTo(16 * 1024 * 1024);

  /**
   * Reads it once, from its first byte, while it comes in.
   *
   * @throws Unreadable when there is more than may be read
   * @throws IOException when it breaks off
   */
  byte[] read(InputStream body) throws IOException;

  /** As it is, when it has no more bytes than that. */
  static BodyReading upTo(int most) {
    return body -> {
      byte[] bytes = body.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new Unreadable("the answer is larger than " + most + " bytes");
      }
      return bytes;
    };
  }

  /** The answer is given up; the message says why. */
  final class Unreadable extends IOException {

    private static final long serialVersionUID = 1;

    public Unreadable(String why) {
      super(why);
    }
  }
}
