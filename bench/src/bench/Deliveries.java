package bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;

/** Which events arrived, how often, in which order and under which webhook-id. */
final class Deliveries {
  private static final byte[] MARK = "bench-".getBytes();

  private final BitSet received = new BitSet();
  private int[] idOf = new int[1 << 16];
  private long[] arrivedAt = new long[1 << 16];
  private long[] lastOf = new long[1 << 12];
  private int distinct;
  private int duplicates;
  private int otherId;
  private int noId;
  private int disordered;
  private int unknown;
  private long first;
  private long last;

  /** Counts one delivery; the event is known by its mark, a repeated one also by its id. */
  synchronized void took(String id, byte[] body, int from, int to, long nanos) {
    int at = indexOf(body, from, to);
    if (at < 0) {
      unknown++;
      return;
    }
    int dash = at;
    int person = 0;
    for (; body[dash] != '-'; dash++) {
      person = person * 10 + body[dash] - '0';
    }
    int number = 0;
    for (int i = dash + 1; i < to && body[i] >= '0' && body[i] <= '9'; i++) {
      number = number * 10 + body[i] - '0';
    }
    noId += id.isEmpty() ? 1 : 0;
    count(person, number, id.hashCode(), nanos);
  }

  private void count(int person, int number, int id, long nanos) {
    if (number >= idOf.length) {
      idOf = Arrays.copyOf(idOf, number * 2);
      arrivedAt = Arrays.copyOf(arrivedAt, number * 2);
    }
    lastOf = person < lastOf.length ? lastOf : Arrays.copyOf(lastOf, person * 2);
    if (received.get(number)) {
      duplicates++;
      otherId += idOf[number] == id ? 0 : 1;
      return;
    }
    received.set(number);
    idOf[number] = id;
    arrivedAt[number] = nanos;
    distinct++;
    disordered += number + 1 < lastOf[person] ? 1 : 0;
    lastOf[person] = Math.max(lastOf[person], number + 1);
    first = first == 0 ? nanos : first;
    last = nanos;
  }

  private static int indexOf(byte[] body, int from, int to) {
    for (int i = from; i + MARK.length < to; i++) {
      if (body[i] == 'b' && Arrays.equals(body, i, i + MARK.length, MARK, 0, MARK.length)) {
        return body[i + MARK.length] == '-' ? -1 : i + MARK.length;
      }
    }
    return -1;
  }

  /** Forgets when the first and last delivery came. */
  synchronized void mark() {
    first = 0;
    last = 0;
  }

  synchronized void write(Path file) throws IOException {
    Numbers.write(file, received);
  }

  /** When each event from that number on arrived first, in nanoseconds; 0 for one that did not. */
  synchronized void writeArrivals(Path file, int from) throws IOException {
    int end = Math.max(from, received.length());
    ByteBuffer bytes = ByteBuffer.allocate((end - from) * Long.BYTES);
    for (int number = from; number < end; number++) {
      bytes.putLong(arrivedAt[number]);
    }
    Files.write(file, bytes.array());
  }

  @Override
  public synchronized String toString() {
    return ("distinct=%d duplicates=%d otherId=%d noId=%d disordered=%d unknown=%d"
            + " firstNanos=%d lastNanos=%d")
        .formatted(distinct, duplicates, otherId, noId, disordered, unknown, first, last);
  }
}
