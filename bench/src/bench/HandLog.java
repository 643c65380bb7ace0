package bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Reference: an event log by hand. Takes POSTs, appends them to one file, shares one fdatasync
 * among all that arrived meanwhile, answers 200 after it, and delivers from the file. It knows
 * nothing of events but the identity, keeps no cursor and signs nothing.
 */
final class HandLog implements Runnable {
  private static final int BUFFER = 8 << 20;

  private final LinkedBlockingQueue<Call> arrived = new LinkedBlockingQueue<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
  private final FileChannel file;
  private final HandDelivery delivery;
  private long end;

  private HandLog(Path path, int receiverPort, int lanes) throws IOException {
    this.file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    this.delivery = new HandDelivery(file, receiverPort, lanes);
    this.end = delivery.recover();
  }

  /** Arguments: port, log file, port of the receiver, connections to it. */
  public static void main(String[] args) throws IOException {
    HandLog log =
        new HandLog(Path.of(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
    new Thread(log, "log").start();
    log.delivery.start();
    HttpLoop.start(Integer.parseInt(args[0]), log.arrived::add);
    System.out.println("ready");
  }

  @Override
  public void run() {
    List<Call> group = new ArrayList<>();
    try {
      while (true) {
        group.add(arrived.take());
        arrived.drainTo(group);
        long[] offsets = write(group);
        file.force(false);
        for (int i = 0; i < offsets.length; i++) {
          HttpMessage request = group.get(i).request();
          int length = request.bodyEnd() - request.bodyAt();
          delivery.add(request.body(), request.bodyAt(), offsets[i], length);
          group.get(i).reply(200, "{}");
        }
        delivery.wake();
        group.clear();
      }
    } catch (IOException | InterruptedException e) {
      e.printStackTrace();
      System.exit(1);
    }
  }

  private long[] write(List<Call> group) throws IOException {
    long[] offsets = new long[group.size()];
    for (int i = 0; i < offsets.length; i++) {
      HttpMessage request = group.get(i).request();
      int length = request.bodyEnd() - request.bodyAt();
      if (buffer.remaining() < length + 4) {
        flush();
      }
      offsets[i] = end + buffer.position() + 4;
      buffer.putInt(length).put(request.body(), request.bodyAt(), length);
    }
    flush();
    return offsets;
  }

  private void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      end += file.write(buffer, end);
    }
    buffer.clear();
  }
}
