package dev.muster.store;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL server made with the binaries that the machine has; it is stopped with the JVM. */
final class MachinePostgres {

  private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
  private static final long PATIENCE_SECONDS = 60;

  private MachinePostgres() {}

  /** Starts the server and returns its JDBC address. */
  static String start() throws IOException {
    Path binaries = binaries();
    String folder = asServer("mktemp", "-d").strip();
    asServer(binaries.resolve("initdb").toString(), "-A", "trust", "-U", "postgres", "-D", folder);
    int port = freePort();
    String options = "-p " + port + " -k " + folder + " -c listen_addresses=127.0.0.1 -c fsync=off";
    String control = binaries.resolve("pg_ctl").toString();
    asServer(control, "-w", "-D", folder, "-l", folder + "/log", "-o", options, "start");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(control, folder)));
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
  }

  private static void stop(String control, String folder) {
    try {
      asServer(control, "-w", "-D", folder, "-m", "immediate", "stop");
      asServer("rm", "-rf", folder);
    } catch (IOException e) {
      throw new IllegalStateException("the PostgreSQL of the tests in " + folder + " stays", e);
    }
  }

  private static Path binaries() throws IOException {
    if (!Files.isDirectory(INSTALLED)) {
      throw new IOException("there is no " + INSTALLED);
    }
    try (Stream<Path> versions = Files.list(INSTALLED)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("pg_ctl")))
          .max(Comparator.naturalOrder())
          .orElseThrow(() -> new IOException("no pg_ctl below " + INSTALLED));
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Runs a command as a user that PostgreSQL accepts: it refuses root. */
  private static String asServer(String... command) throws IOException {
    List<String> words = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      words.addAll(List.of("runuser", "-u", "nobody", "--"));
    }
    words.addAll(List.of(command));
    Path said = Files.createTempFile("postgres", ".out");
    try {
      Process process =
          new ProcessBuilder(words)
              .directory(Path.of("/").toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroy();
        throw new IOException(String.join(" ", words) + " said: " + Files.readString(said));
      }
      return Files.readString(said, StandardCharsets.UTF_8);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + String.join(" ", words) + " ran", e);
    } finally {
      Files.delete(said);
    }
  }
}
