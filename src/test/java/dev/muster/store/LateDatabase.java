package dev.muster.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The address of a database at which nobody listens until it comes. */
final class LateDatabase implements AutoCloseable {

  private final URI real;
  private final ExecutorService lines = Executors.newCachedThreadPool();
  private final int port;
  private volatile ServerSocket door;

  LateDatabase(String jdbcUrl) throws IOException {
    this.real = URI.create(jdbcUrl.substring("jdbc:".length()));
    try (ServerSocket free = new ServerSocket(0)) {
      this.port = free.getLocalPort();
    }
    this.door = new ServerSocket();
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + real.getRawPath() + "?" + real.getRawQuery();
  }

  void come() {
    try {
      ServerSocket opened = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
      door = opened;
      lines.execute(() -> serve(opened));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(ServerSocket opened) {
    while (!opened.isClosed()) {
      try {
        Socket here = opened.accept();
        Socket there = new Socket(real.getHost(), real.getPort());
        lines.execute(() -> pass(here, there));
        lines.execute(() -> pass(there, here));
      } catch (IOException e) {
        return;
      }
    }
  }

  /** Ends when either side closes. */
  private static void pass(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException closed) {
      return;
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    lines.shutdownNow();
  }
}
