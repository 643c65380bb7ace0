package bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reference: the ten-line thread pool of 8 in Java; fifth argument {@code keep} keeps connections.
 */
final class PoolClient {
  private static final ExecutorService POOL = Executors.newFixedThreadPool(8);

  private PoolClient() {}

  public static void main(String[] args) throws Exception {
    boolean keepAlive = args.length > 4 && args[4].equals("keep");
    ClientRun.measure(
        args,
        (port, files) -> {
          List<Future<?>> all = new ArrayList<>();
          for (Path file : files) {
            all.add(POOL.submit(() -> one(port, file, keepAlive)));
          }
          for (Future<?> each : all) {
            each.get();
          }
        });
  }

  private static Void one(int port, Path file, boolean keepAlive) throws Exception {
    byte[] body = Registration.viaStrings(ClientRun.id(file), Files.readAllBytes(file));
    Http.post(ClientRun.users(port), body, keepAlive);
    return null;
  }
}
