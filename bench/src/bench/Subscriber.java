package bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The running {@link Receiver}: orders it about and reads what it got. */
final class Subscriber implements AutoCloseable {
  private static final Duration STALLED = Duration.ofSeconds(60);

  private final int port = MusterProgram.freePort();
  private final int orders = MusterProgram.freePort();
  private final Program program;

  Subscriber() throws IOException {
    program = Program.java("Receiver", port, orders);
    program.await("ready");
  }

  int port() {
    return port;
  }

  Map<String, String> order(String what) throws IOException {
    return Program.words(Http.get(orders, "/bench/" + what));
  }

  long count(String word) throws IOException {
    return Long.parseLong(order("stats").get(word));
  }

  /** When the events from that number on arrived; see {@link Deliveries#writeArrivals}. */
  long[] arrivals(long from, Path work) throws IOException {
    Path file = work.resolve("arrivals");
    order("arrivals?from=" + from + "&file=" + file);
    LongBuffer numbers = ByteBuffer.wrap(Files.readAllBytes(file)).asLongBuffer();
    long[] all = new long[numbers.remaining()];
    numbers.get(all);
    return all;
  }

  /** How many acknowledged events have not arrived; waits while they still come. */
  int awaitMissing(Path acknowledged, Path work) throws IOException {
    var wanted = Numbers.read(acknowledged);
    Path file = work.resolve("received");
    long moved = System.nanoTime();
    long last = -1;
    while (true) {
      long now = count("distinct");
      if (now >= wanted.cardinality()) {
        order("received?file=" + file);
        int missing = Numbers.missing(wanted, Numbers.read(file));
        if (missing == 0) {
          return 0;
        }
      }
      moved = now == last ? moved : System.nanoTime();
      last = now;
      if (System.nanoTime() - moved > STALLED.toNanos()) {
        order("received?file=" + file);
        return Numbers.missing(wanted, Numbers.read(file));
      }
      Program.pause(Duration.ofMillis(20));
    }
  }

  @Override
  public void close() {
    program.close();
  }
}
