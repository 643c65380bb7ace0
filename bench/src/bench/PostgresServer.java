package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A PostgreSQL of our own, on a free port of the loopback address: made anew, synced as usual
 * ({@code fsync} on), killed and started again at will, and stopped with this program.
 */
final class PostgresServer implements AutoCloseable {
  private static final String NAME = "muster";
  private static final String PASSWORD = "of-the-bench";
  private static final Duration GONE = Duration.ofSeconds(30);

  private final PostgresBinaries binaries = PostgresBinaries.find();
  private final int port = MusterProgram.freePort();
  private final Path data;
  private final Path log;
  private final FullDisk disk;

  /** Makes the database and starts the server; nothing below its data folder fits a full disk. */
  PostgresServer(Options options, FullDisk disk) throws IOException {
    Path home = options.bench("work/postgres");
    this.data = home.resolve("data");
    this.log = home.resolve("server.log");
    this.disk = disk;
    if (pid() > 0) {
      stopAtOnce();
    }
    Program.deleteTree(home);
    binaries.give(Files.createDirectories(home));
    Path password = Files.writeString(home.resolve("password"), PASSWORD + "\n");
    binaries.give(password);
    binaries.run(
        "initdb", "-D", data, "-U", "postgres", "-A", "scram-sha-256", "--pwfile", password);
    Files.writeString(
        data.resolve("postgresql.conf"),
        "port = %d%nlisten_addresses = '127.0.0.1'%nunix_socket_directories = ''%n".formatted(port),
        StandardOpenOption.APPEND);
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    start();
    ask("postgres", "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(NAME, PASSWORD));
    ask("postgres", "CREATE DATABASE %s OWNER %s".formatted(NAME, NAME));
  }

  /** The store of Muster as an operator writes it into the configuration. */
  String settings() {
    return "  store: {url: \"jdbc:postgresql://127.0.0.1:%d/%s\", user: %s, password: \"%s\"}%n"
        .formatted(port, NAME, NAME, PASSWORD);
  }

  /** Starts the server and waits until it has recovered and takes connections. */
  void start() throws IOException {
    binaries.run(
        disk.environment(data), "pg_ctl", "-w", "-t", "90", "-D", data, "-l", log, "start");
  }

  /** Ends the postmaster and all its children with kill -9, so that none of them can tidy up. */
  void kill() throws IOException {
    ProcessHandle postmaster = postmaster();
    // Stopped first: it would end the others in order as soon as one of them is gone.
    Command.run(List.of("kill", "-STOP", "" + postmaster.pid()), Map.of());
    List<ProcessHandle> all = new ArrayList<>(postmaster.descendants().toList());
    all.add(postmaster);
    all.forEach(ProcessHandle::destroyForcibly);
    awaitEnd(all);
  }

  /** Ends the server without a checkpoint; the next start recovers. */
  void stopAtOnce() throws IOException {
    List<ProcessHandle> all = new ArrayList<>(postmaster().descendants().toList());
    binaries.run("pg_ctl", "-w", "-t", "90", "-D", data, "-m", "immediate", "stop");
    awaitEnd(all);
  }

  /** Waits until it is clear whether the server has ended by itself or takes connections. */
  boolean hasEnded() throws IOException {
    long end = System.nanoTime() + GONE.toNanos();
    while (pid() > 0) {
      try {
        copy("SELECT 1");
        return false;
      } catch (IOException e) {
        if (System.nanoTime() > end) {
          throw new IOException("PostgreSQL neither ends nor answers after " + GONE, e);
        }
      }
      Program.pause(Duration.ofMillis(100));
    }
    return true;
  }

  private static void awaitEnd(List<ProcessHandle> all) throws IOException {
    long end = System.nanoTime() + GONE.toNanos();
    while (all.stream().anyMatch(ProcessHandle::isAlive)) {
      if (System.nanoTime() > end) {
        throw new IOException("processes of PostgreSQL live " + GONE + " after their end: " + all);
      }
      Program.pause(Duration.ofMillis(10));
    }
  }

  private ProcessHandle postmaster() throws IOException {
    return ProcessHandle.of(pid())
        .orElseThrow(() -> new IOException("PostgreSQL has ended by itself; see " + log));
  }

  /** The postmaster's number; 0 when there is none. */
  private long pid() throws IOException {
    Path file = data.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return 0;
    }
    long pid = Long.parseLong(Files.readAllLines(file).get(0).strip());
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent() ? pid : 0;
  }

  /** The lines of a query of Muster's database, as COPY writes them. */
  List<String> copy(String query) throws IOException {
    return ask(NAME, "COPY (" + query + ") TO STDOUT").lines().toList();
  }

  private String ask(String database, String sql) throws IOException {
    String server = "host=127.0.0.1 port=%d connect_timeout=10 user=%s dbname=%s";
    String user = database.equals(NAME) ? NAME : "postgres";
    return binaries.run(
        Map.of("PGPASSWORD", PASSWORD, "PGOPTIONS", "-c statement_timeout=60s"),
        "psql",
        "-X",
        "-q",
        "-v",
        "ON_ERROR_STOP=1",
        "-d",
        server.formatted(port, user, database),
        "-c",
        sql);
  }

  @Override
  public void close() {
    try {
      if (pid() > 0) {
        stopAtOnce();
      }
    } catch (IOException e) {
      System.err.println("the PostgreSQL in " + data + " may still run: " + e.getMessage());
    }
  }
}
