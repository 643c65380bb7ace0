package dev.muster.vendor.cloudface;

import dev.muster.call.BodyReading.Unreadable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** An answer that is given up when it is too long or takes too long. */
final class BoundedStream extends FilterInputStream {

  private final long most;
  private final Duration longest;
  private final long begun = System.nanoTime();
  private long seen;

  BoundedStream(InputStream in, long most, Duration longest) {
    super(in);
    this.most = most;
    this.longest = longest;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int count = super.read(into, from, length);
    count(Math.max(0, count));
    return count;
  }

  private void count(int bytes) throws Unreadable {
    seen += bytes;
    if (seen > most) {
      throw new Unreadable(
          "the list is larger than %d bytes, which options.list-limit allows".formatted(most));
    }
    if (System.nanoTime() - begun > longest.toNanos()) {
      throw new Unreadable(
          "the list takes longer than %s, which options.list-timeout allows".formatted(longest));
    }
  }
}
