package bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Delivers the records of a {@link HandLog}: one lane per connection, a person always the same. */
final class HandDelivery implements Pump.Source {
  private static final byte[] IDENTITY = "\"identity_id\":\"".getBytes(StandardCharsets.US_ASCII);

  private record Entry(long offset, int length) {}

  private final FileChannel file;
  private final List<Queue<Entry>> lanes = new ArrayList<>();
  private final Pump pump;

  HandDelivery(FileChannel file, int port, int laneCount) throws IOException {
    this.file = file;
    for (int i = 0; i < laneCount; i++) {
      lanes.add(new ConcurrentLinkedQueue<>());
    }
    this.pump = new Pump(port, laneCount, this);
  }

  void start() {
    new Thread(pump, "delivery").start();
  }

  void wake() {
    pump.wake();
  }

  /** Takes up what an earlier run left in the file, all of it; returns the end of the file. */
  long recover() throws IOException {
    long at = 0;
    ByteBuffer length = ByteBuffer.allocate(4);
    while (file.read(length.clear(), at) == 4) {
      int size = length.getInt(0);
      byte[] body = read(new Entry(at + 4, size));
      if (body.length < size) {
        break;
      }
      add(body, 0, at + 4, size);
      at += 4 + size;
    }
    return at;
  }

  /** Queues one record; the body is looked at only for the identity. */
  void add(byte[] body, int from, long offset, int length) {
    int hash = 0;
    for (int i = start(body, from, length); body[i] != '"'; i++) {
      hash = hash * 31 + body[i];
    }
    lanes.get(Math.floorMod(hash, lanes.size())).add(new Entry(offset, length));
  }

  private static int start(byte[] body, int from, int length) {
    for (int i = from; i < from + length - IDENTITY.length; i++) {
      if (Arrays.equals(body, i, i + IDENTITY.length, IDENTITY, 0, IDENTITY.length)) {
        return i + IDENTITY.length;
      }
    }
    throw new IllegalArgumentException("an event without identity_id");
  }

  private byte[] read(Entry entry) throws IOException {
    ByteBuffer body = ByteBuffer.allocate(entry.length());
    while (body.hasRemaining() && file.read(body, entry.offset() + body.position()) > 0) {}
    return body.hasRemaining() ? new byte[0] : body.array();
  }

  @Override
  public ByteBuffer[] next(int lane) {
    Entry entry = lanes.get(lane).peek();
    if (entry == null) {
      return null;
    }
    String head =
        "POST /hook HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nwebhook-id: "
            + entry.offset()
            + "\r\nContent-Length: "
            + entry.length()
            + "\r\n\r\n";
    try {
      byte[] body = read(entry);
      return new ByteBuffer[] {ByteBuffer.wrap(head.getBytes()), ByteBuffer.wrap(body)};
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void answered(int lane, int status, long nanos) {
    if (status == 200) {
      lanes.get(lane).remove();
    }
  }
}
