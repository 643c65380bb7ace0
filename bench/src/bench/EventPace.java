package bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.concurrent.locks.LockSupport;

/**
 * An open loop: events at a fixed rate whatever the answers do. The time of an answer counts from
 * the moment its event was due, so that waiting behind a slow one is not hidden.
 */
final class EventPace {
  private final BitSet acknowledged = new BitSet();
  private final Latencies latencies = new Latencies();
  private int refused;

  /**
   * Arguments: port, path, connections, kilobytes, warm-up s, measured s, first number, file,
   * events/s.
   */
  public static void main(String[] args) throws Exception {
    EventPace pace = new EventPace();
    int lanes = Integer.parseInt(args[2]);
    double rate = Double.parseDouble(args[8]);
    long warm = (long) (Long.parseLong(args[4]) * rate);
    long from = Long.parseLong(args[6]);
    long count = warm + (long) (Long.parseLong(args[5]) * rate);
    EventBody body = new EventBody(args[1], Integer.parseInt(args[3]));
    int port = Integer.parseInt(args[0]);
    long start = System.nanoTime() + 200_000_000L;
    Thread[] threads = new Thread[lanes];
    for (int lane = 0; lane < lanes; lane++) {
      int first = lane;
      threads[lane] =
          new Thread(
              () -> {
                try (Socket socket = new Socket("127.0.0.1", port)) {
                  socket.setTcpNoDelay(true);
                  for (long n = first; n < count; n += lanes) {
                    long due = start + (long) (n * 1e9 / rate);
                    pace.send(socket, body.request(first, from + n), from + n, due, n >= warm);
                  }
                } catch (IOException e) {
                  throw new IllegalStateException("connection " + first, e);
                }
              });
      threads[lane].start();
    }
    System.out.println("begin start=" + start);
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.println("end");
    Numbers.write(java.nio.file.Path.of(args[7]), pace.acknowledged);
    System.out.printf(
        "done perSecond=%f acknowledged=%d refused=%d failed=0 %s%n",
        rate, pace.acknowledged.cardinality(), pace.refused, pace.latencies);
  }

  private void send(Socket socket, ByteBuffer[] parts, long n, long due, boolean measured)
      throws IOException {
    for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
      LockSupport.parkNanos(wait);
    }
    OutputStream out = socket.getOutputStream();
    int length = 0;
    for (ByteBuffer part : parts) {
      length += part.remaining();
    }
    ByteBuffer whole = ByteBuffer.allocate(length);
    for (ByteBuffer part : parts) {
      whole.put(part);
    }
    out.write(whole.array());
    boolean taken = status(socket.getInputStream()) == 200;
    long nanos = System.nanoTime() - due;
    synchronized (this) {
      acknowledged.set((int) n, taken);
      refused += taken ? 0 : 1;
      if (measured) {
        latencies.add(nanos);
      }
    }
  }

  private static int status(InputStream in) throws IOException {
    HttpMessage answer = new HttpMessage();
    byte[] bytes = new byte[8192];
    int used = 0;
    do {
      int read = in.read(bytes, used, bytes.length - used);
      if (read <= 0) {
        throw new IOException("the connection ended");
      }
      used += read;
    } while (!answer.complete(bytes, used));
    return Integer.parseInt(answer.word(1));
  }
}
