package dev.muster.enrol.photo;

import dev.muster.face.PictureFacts;
import dev.muster.face.PictureLimits;
import dev.muster.face.PictureRefused;
import java.util.concurrent.Semaphore;

/**
 * How many bytes decoded pictures may take together, and how many are worked on at once: one for
 * each processor. A picture waits until there is room for it; one that is larger than all the room
 * waits for all of it and then goes alone.
 */
public final class PictureMemory {

  private static final int UNIT = 1024;

  /** While it is decoded a pixel is held as three bytes, as an integer, and in grey. */
  private static final int BYTES_A_PIXEL = 8;

  private final int units;
  private final Semaphore free;
  private final Semaphore processors;

  /** Room for so many bytes. */
  public PictureMemory(long bytes) {
    this.units = (int) Math.max(1, Math.min(Integer.MAX_VALUE, bytes / UNIT));
    // fair: a large picture is not passed by for ever
    this.free = new Semaphore(units, true);
    this.processors = new Semaphore(Runtime.getRuntime().availableProcessors());
  }

  /** A third of what the program may take. */
  public static PictureMemory ofThisProgram() {
    return new PictureMemory(Runtime.getRuntime().maxMemory() / 3);
  }

  /** Bytes that decoding such a picture takes at most, beside the file. */
  static long cost(PictureFacts facts, PictureLimits limits) {
    long pixels = Math.min((long) facts.width() * facts.height(), limits.decodePixels());
    return pixels * BYTES_A_PIXEL;
  }

  /** Work on a decoded picture. */
  interface Work<T> {
    T run() throws PictureRefused;
  }

  <T> T within(long bytes, Work<T> work) throws PictureRefused {
    int needed = (int) Math.max(1, Math.min(units, bytes / UNIT));
    free.acquireUninterruptibly(needed);
    processors.acquireUninterruptibly();
    try {
      return work.run();
    } finally {
      processors.release();
      free.release(needed);
    }
  }
}
