package bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;

/**
 * Many boxes that push as boxes do: each its own events in order, one at a time, the same one again
 * until it is answered with 200 (contracts/sophon.md §6.2). Ends when all are acknowledged; when
 * its minutes are over, with those it has begun; and with an error when none was for three minutes.
 */
final class BoxLoad implements Pump.Source {
  private static final int PEOPLE_PER_BOX = 50;
  private static final long AGAIN = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long STALLED = TimeUnit.MINUTES.toNanos(3);

  private final EventBody[] bodies;
  private final long total;
  private final BitSet acknowledged = new BitSet();
  private final long[] current;
  private final long[] notBefore;
  private final long end;
  private long next;
  private long sent;
  private int refused;
  private int failed;
  private volatile long moved = System.nanoTime();

  private BoxLoad(int boxes, int kilobytes, long total, long minutes) throws IOException {
    this.bodies = new EventBody[boxes];
    for (int box = 0; box < boxes; box++) {
      bodies[box] = new EventBody("/events/box-" + (box + 1), kilobytes);
    }
    this.total = total;
    this.end = System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes);
    this.current = new long[boxes];
    this.notBefore = new long[boxes];
    Arrays.fill(current, -1);
    Arrays.fill(notBefore, System.nanoTime());
  }

  /**
   * Arguments: port, boxes, kilobytes, how many events, file for what was acknowledged, minutes.
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int boxes = Integer.parseInt(args[1]);
    int kilobytes = Integer.parseInt(args[2]);
    long minutes = Long.parseLong(args[5]);
    BoxLoad load = new BoxLoad(boxes, kilobytes, Long.parseLong(args[3]), minutes);
    Pump pump = new Pump(Integer.parseInt(args[0]), boxes, load);
    Thread thread = new Thread(pump, "boxes");
    thread.start();
    System.out.println("begin");
    long begin = System.nanoTime();
    while (!load.finished() && System.nanoTime() - load.moved < STALLED) {
      Thread.sleep(20);
    }
    pump.stop();
    thread.join();
    if (!load.finished()) {
      throw new IllegalStateException(
          "no event was acknowledged for 3 minutes: " + load.standing());
    }
    System.out.println(load.summary((System.nanoTime() - begin) / 1e9, Path.of(args[4])));
  }

  private synchronized boolean finished() {
    return acknowledged.cardinality() == (System.nanoTime() < end ? total : next);
  }

  private synchronized String standing() {
    return "%d of %d acknowledged, %d pushes, %d refused, %d without an answer; the boxes wait with %s"
        .formatted(
            acknowledged.cardinality(), total, sent, refused, failed, Arrays.toString(current));
  }

  private synchronized String summary(double seconds, Path file) throws IOException {
    Numbers.write(file, acknowledged);
    return "done acknowledged=%d sent=%d refused=%d failed=%d seconds=%f"
        .formatted(acknowledged.cardinality(), sent, refused, failed, seconds);
  }

  @Override
  public synchronized ByteBuffer[] next(int box) {
    if (System.nanoTime() - notBefore[box] < 0) {
      return null;
    }
    if (current[box] < 0) {
      if (next == total || System.nanoTime() >= end) {
        return null;
      }
      current[box] = next++;
    }
    sent++;
    int person = box + bodies.length * (int) (current[box] / bodies.length % PEOPLE_PER_BOX);
    return bodies[box].request(person, current[box]);
  }

  @Override
  public synchronized void answered(int box, int status, long nanos) {
    if (status == 200) {
      moved = System.nanoTime();
      acknowledged.set((int) current[box]);
      current[box] = -1;
      return;
    }
    notBefore[box] = System.nanoTime() + AGAIN;
    if (status < 0) {
      failed++;
    } else {
      refused++;
    }
  }
}
