package bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A small HTTP server on one thread, cheap enough not to be what is measured. The handler runs on
 * that thread and may answer at once or later from any thread.
 */
final class HttpLoop implements Runnable {
  /** Handles one whole request. */
  interface Handler {
    void handle(Call call) throws IOException;
  }

  private final Selector selector = Selector.open();
  private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Handler handler;
  private final InetSocketAddress address;
  private ServerSocketChannel server;
  private Thread thread;

  private HttpLoop(int port, Handler handler) throws IOException {
    this.address = new InetSocketAddress("127.0.0.1", port);
    this.handler = handler;
    listen();
  }

  static HttpLoop start(int port, Handler handler) throws IOException {
    HttpLoop loop = new HttpLoop(port, handler);
    loop.thread = new Thread(loop, "http-" + port);
    loop.thread.start();
    return loop;
  }

  private void listen() throws IOException {
    server = ServerSocketChannel.open();
    server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
    server.bind(address, 1024);
    server.configureBlocking(false);
    server.register(selector, SelectionKey.OP_ACCEPT);
  }

  /** Stops listening and drops every connection: what a dead receiver looks like. */
  void down() {
    later(
        () -> {
          close(server);
          selector.keys().stream()
              .filter(key -> key.channel() instanceof SocketChannel)
              .forEach(key -> close(key.channel()));
        });
  }

  /** Listens again after {@link #down()}. */
  void up() {
    later(
        () -> {
          try {
            selector.selectNow();
            listen();
          } catch (IOException e) {
            throw new IllegalStateException("cannot listen again on " + address, e);
          }
        });
  }

  /** Runs the task on the loop's thread. */
  void later(Runnable task) {
    if (Thread.currentThread() == thread) {
      task.run();
      return;
    }
    tasks.add(task);
    selector.wakeup();
  }

  @Override
  public void run() {
    try {
      while (true) {
        selector.select(this::ready);
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
          task.run();
        }
      }
    } catch (IOException | RuntimeException e) {
      e.printStackTrace();
      System.exit(1);
    }
  }

  private void ready(SelectionKey key) {
    try {
      if (key.isAcceptable()) {
        accept();
      } else if (key.isWritable()) {
        ((Call) key.attachment()).write();
      } else if (((Call) key.attachment()).read()) {
        handler.handle((Call) key.attachment());
      }
    } catch (IOException e) {
      close(key.channel());
    }
  }

  private void accept() throws IOException {
    for (SocketChannel channel = server.accept(); channel != null; channel = server.accept()) {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
      key.attach(new Call(this, channel, key));
    }
  }

  static void close(java.nio.channels.Channel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      System.err.println("closing " + channel + ": " + e);
    }
  }
}
