package bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A push of its own, sent again and again while the database is gone. Answered with 200 before the
 * database has come back, it was acknowledged and can be nowhere.
 */
final class Probe {
  private final int port;
  private final byte[] request;
  private int acknowledged;
  private int refused;
  private int other;

  Probe(int port) throws IOException {
    this.port = port;
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (ByteBuffer part : new EventBody("/events/box-1", 1).request(1_000_000, 0)) {
      whole.write(part.array());
    }
    // Under another name, of the same length, so that it is none of the events that are counted.
    String text = whole.toString(StandardCharsets.US_ASCII).replace("\"bench-", "\"probe-");
    this.request = text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Pushes until this moment; what has no answer then was held, and is given up. */
  void watch(long end) {
    for (long left = millis(end); left > 50; left = millis(end)) {
      try {
        count(Http.status(port, request, (int) left));
      } catch (SocketTimeoutException e) {
        return;
      } catch (IOException | RuntimeException e) {
        // Muster itself is gone, or on its way up.
        other++;
      }
      Program.pause(java.time.Duration.ofMillis(50));
    }
  }

  private void count(int status) {
    acknowledged += status == 200 ? 1 : 0;
    refused += status == 503 ? 1 : 0;
    other += status == 200 || status == 503 ? 0 : 1;
  }

  private static long millis(long end) {
    return (end - System.nanoTime()) / 1_000_000;
  }

  void report(Table table, String row) {
    table.add(row, "200 without a database", acknowledged);
    table.add(row, "503 without a database", refused);
    table.add(row, "neither", other);
  }
}
