package bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** The running {@link BoxSim}: resets it and reads what it saw. */
final class Box implements AutoCloseable {
  private static final Duration STALLED = Duration.ofMinutes(2);

  private final int port = MusterProgram.freePort();
  private final Program program;

  Box() throws IOException {
    program = Program.java("BoxSim", port);
    program.await("ready");
  }

  int port() {
    return port;
  }

  /** An empty box with eight slots and this service time. */
  void reset(int serviceMillis) throws IOException {
    Http.get(port, "/bench/reset?slots=8&serviceMicros=" + serviceMillis * 1000);
  }

  /** Counts afresh, with this service time from now on. */
  void mark(int serviceMillis) throws IOException {
    Http.get(port, "/bench/mark?slots=8&serviceMicros=" + serviceMillis * 1000);
  }

  Map<String, String> stats() throws IOException {
    return Program.words(Http.get(port, "/bench/stats"));
  }

  /** Registrations per second between the first seen and the last answered. */
  double rate() throws IOException {
    Map<String, String> stats = stats();
    return Integer.parseInt(stats.get("registered"))
        / (Long.parseLong(stats.get("spanNanos")) / 1e9);
  }

  /** Waits until so many registrations are answered; gives up when none comes for two minutes. */
  void awaitRegistered(int count) throws IOException {
    int last = -1;
    long moved = System.nanoTime();
    while (true) {
      Map<String, String> stats = stats();
      int now = Integer.parseInt(stats.get("registered"));
      if (now >= count) {
        return;
      }
      moved = now == last ? moved : System.nanoTime();
      last = now;
      if (System.nanoTime() - moved > STALLED.toNanos()) {
        throw new IOException("only " + now + " of " + count + " registered: " + stats);
      }
      Program.pause(Duration.ofMillis(20));
    }
  }

  @Override
  public void close() {
    program.close();
  }
}
