package dev.muster.sync.source;

import dev.muster.call.BodyReading;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.GZIPInputStream;

/**
 * Takes an answer to the disk, unpacked where the server has packed it unasked.
 *
 * @param most bytes, as they lie on the disk
 * @param longest how long it may come in
 */
record Download(Path file, long most, Duration longest) implements BodyReading {

  private static final byte[] NOTHING = {};
  private static final int CHUNK = 1 << 16;

  @Override
  public byte[] read(InputStream body) throws IOException {
    long begun = System.nanoTime();
    byte[] chunk = new byte[CHUNK];
    long seen = 0;
    InputStream in = unpacked(new BufferedInputStream(body, CHUNK));
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        seen += count;
        if (seen > most) {
          throw new Unreadable("the answer is larger than " + most + " bytes");
        }
        if (System.nanoTime() - begun > longest.toNanos()) {
          throw new Unreadable("the answer takes longer than " + longest.toSeconds() + " seconds");
        }
        out.write(chunk, 0, count);
      }
    }
    return NOTHING;
  }

  private static InputStream unpacked(BufferedInputStream in) throws IOException {
    in.mark(2);
    int magic = in.read() | in.read() << 8;
    in.reset();
    return magic == GZIPInputStream.GZIP_MAGIC ? new GZIPInputStream(in, CHUNK) : in;
  }
}
