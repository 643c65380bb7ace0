package bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.BitSet;

/**
 * A closed loop of events: every connection sends the next one when the last is answered. Says
 * {@code begin}, {@code end} and {@code done}, and writes which events were acknowledged with 200.
 */
final class EventLoad implements Pump.Source {
  private static final int PEOPLE_PER_LANE = 50;

  private final EventBody body;
  private final int lanes;
  private final BitSet acknowledged = new BitSet();
  private final Latencies latencies = new Latencies();
  private final long[] sending;
  private long next;
  private boolean measuring;
  private long limit;
  private int inFlight;
  private int refused;
  private int failed;

  private EventLoad(EventBody body, int lanes, long first) {
    this.body = body;
    this.lanes = lanes;
    this.sending = new long[lanes];
    this.next = first;
  }

  /**
   * Arguments: port, path, connections, kilobytes, warm-up s, measured s, first number, file; and
   * optionally after how many events to end. A line on standard input ends it too.
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int lanes = Integer.parseInt(args[2]);
    EventBody body = new EventBody(args[1], Integer.parseInt(args[3]));
    EventLoad load = new EventLoad(body, lanes, Long.parseLong(args[6]));
    load.limit = args.length > 8 ? Long.parseLong(args[8]) : Long.MAX_VALUE;
    Pump pump = new Pump(Integer.parseInt(args[0]), lanes, load);
    Thread thread = new Thread(pump, "load");
    thread.start();
    Thread.sleep(Long.parseLong(args[4]) * 1000);
    System.out.println("begin");
    long begin = System.nanoTime();
    load.measure(true);
    long end = begin + Long.parseLong(args[5]) * 1_000_000_000;
    while (System.nanoTime() < end && !load.finished() && System.in.available() == 0) {
      Thread.sleep(10);
    }
    load.measure(false);
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.out.println("end");
    pump.stop();
    thread.join();
    System.out.println(load.summary(seconds, Path.of(args[7])));
  }

  private synchronized boolean finished() {
    return next >= limit && inFlight == 0;
  }

  private synchronized void measure(boolean on) {
    measuring = on;
  }

  private synchronized String summary(double seconds, Path file) throws IOException {
    Numbers.write(file, acknowledged);
    return "done perSecond=%f acknowledged=%d next=%d refused=%d failed=%d %s"
        .formatted(
            latencies.size() / seconds,
            acknowledged.cardinality(),
            next,
            refused,
            failed,
            latencies);
  }

  @Override
  public synchronized ByteBuffer[] next(int lane) {
    if (next >= limit) {
      return null;
    }
    inFlight++;
    sending[lane] = next++;
    int person = lane + lanes * (int) (sending[lane] / lanes % PEOPLE_PER_LANE);
    return body.request(person, sending[lane]);
  }

  @Override
  public synchronized void answered(int lane, int status, long nanos) {
    inFlight--;
    if (status == 200) {
      acknowledged.set((int) sending[lane]);
      if (measuring) {
        latencies.add(nanos);
      }
    } else if (status < 0) {
      failed++;
    } else {
      refused++;
    }
  }
}
