package bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reference: what a good Java programmer writes by hand. 16 in flight, kept connections, photos
 * encoded straight into bytes. (Measured: the JDK's HttpClient is slower here than these
 * connections, because it cuts a body into pieces of 16 KB.)
 */
final class HandClient {
  private static final int IN_FLIGHT = 16;

  private HandClient() {}

  public static void main(String[] args) throws Exception {
    System.setProperty("http.maxConnections", String.valueOf(IN_FLIGHT));
    ExecutorService pool = Executors.newFixedThreadPool(IN_FLIGHT);
    ClientRun.measure(args, (port, files) -> enrol(pool, port, files));
  }

  private static void enrol(ExecutorService pool, int port, List<Path> files) throws Exception {
    List<Future<?>> all = new ArrayList<>();
    for (Path file : files) {
      all.add(pool.submit(() -> one(port, file)));
    }
    for (Future<?> each : all) {
      each.get();
    }
  }

  private static Void one(int port, Path file) throws Exception {
    byte[] body = Registration.viaBytes(ClientRun.id(file), Files.readAllBytes(file));
    Http.post(ClientRun.users(port), body, true);
    return null;
  }
}
