package bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;

/**
 * A load generator: so many keep-alive connections ("lanes") on one thread, one request in flight
 * on each, the next one as soon as the answer is there.
 */
final class Pump implements Runnable {
  /** Where requests come from and where answers go; called on the pump's thread only. */
  interface Source {
    /** The next whole HTTP request of a lane, or null when there is none now. */
    ByteBuffer[] next(int lane);

    /** The answer; status -1 when the connection failed and nothing is known. */
    void answered(int lane, int status, long nanos);
  }

  private static final long BACK_OFF = TimeUnit.MILLISECONDS.toNanos(100);

  private final InetSocketAddress address;
  private final Source source;
  private final Selector selector = Selector.open();
  private final ArrayDeque<Lane> idle = new ArrayDeque<>();
  private volatile boolean stopped;

  Pump(int port, int lanes, Source source) throws IOException {
    this.address = new InetSocketAddress("127.0.0.1", port);
    this.source = source;
    for (int i = 0; i < lanes; i++) {
      idle.add(new Lane(i));
    }
  }

  /** Asks idle lanes to look for work again; from any thread. */
  void wake() {
    selector.wakeup();
  }

  /** Ends {@link #run()} soon, leaving requests in flight unanswered. */
  void stop() {
    stopped = true;
    selector.wakeup();
  }

  @Override
  public void run() {
    try {
      while (!stopped) {
        for (int i = idle.size(); i > 0; i--) {
          idle.remove().start();
        }
        selector.select(key -> ((Lane) key.attachment()).ready(), idle.isEmpty() ? 0 : 20);
      }
      selector.keys().forEach(key -> HttpLoop.close(key.channel()));
      selector.close();
    } catch (IOException e) {
      throw new IllegalStateException("load generator for " + address, e);
    }
  }

  private final class Lane {
    private final int number;
    private final HttpMessage answer = new HttpMessage();
    private ByteBuffer in = ByteBuffer.allocate(4096);
    private ByteBuffer[] out;
    private SocketChannel channel;
    private SelectionKey key;
    private long sent;
    private long notBefore = Long.MIN_VALUE;

    Lane(int number) {
      this.number = number;
    }

    void start() {
      out = stopped || System.nanoTime() < notBefore ? null : source.next(number);
      if (out == null) {
        idle.add(this);
        return;
      }
      sent = System.nanoTime();
      try {
        if (channel == null || !channel.isOpen()) {
          connect();
        }
        write();
      } catch (IOException e) {
        failed();
      }
    }

    private void connect() throws IOException {
      channel = SocketChannel.open();
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.connect(address);
      channel.configureBlocking(false);
      key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    private void failed() {
      HttpLoop.close(channel);
      answer.clear();
      in.clear();
      if (out == null) {
        return;
      }
      notBefore = System.nanoTime() + BACK_OFF;
      idle.add(this);
      source.answered(number, -1, System.nanoTime() - sent);
    }

    private void write() throws IOException {
      channel.write(out);
      boolean rest = out[out.length - 1].hasRemaining();
      key.interestOps(rest ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    void ready() {
      try {
        if (key.isWritable()) {
          write();
          return;
        }
        if (!in.hasRemaining()) {
          in = ByteBuffer.allocate(in.capacity() * 2).put(in.flip());
        }
        if (channel.read(in) < 0) {
          failed();
        } else if (answer.complete(in.array(), in.position())) {
          done(Integer.parseInt(answer.word(1)));
        }
      } catch (IOException e) {
        failed();
      }
    }

    private void done(int status) {
      if (answer.header("connection").equalsIgnoreCase("close")) {
        HttpLoop.close(channel);
      }
      answer.clear();
      in.clear();
      source.answered(number, status, System.nanoTime() - sent);
      start();
    }
  }
}
