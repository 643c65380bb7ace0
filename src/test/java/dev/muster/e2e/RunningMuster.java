package dev.muster.e2e;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * The packaged program as a process of its own in a folder of its own. It can be killed and started
 * again in the same folder; everything it says goes into one file, which is shown when a test
 * fails.
 */
final class RunningMuster implements AutoCloseable {

  /** Those that a failing test may have to do with. */
  static final List<RunningMuster> OPEN = new CopyOnWriteArrayList<>();

  /** Halves the processor time of a start, of which these tests make some twenty. */
  private static final List<String> QUICK_START =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:-BytecodeVerificationRemote");

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Path home;
  private final int port;
  private final SignOfLife sign;
  private final List<String> command;
  private Process process;

  private RunningMuster(Path home, int port, SignOfLife sign, List<String> arguments) {
    this.home = home;
    this.port = port;
    this.sign = sign;
    this.command = new ArrayList<>(List.of(java()));
    command.addAll(QUICK_START);
    command.addAll(List.of("-Xmx512m", "-Dfile.encoding=UTF-8", "-jar", jar()));
    command.addAll(arguments);
    OPEN.add(this);
  }

  /** A bridge that is not started yet, with a copy of the routes and this configuration. */
  static RunningMuster bridge(Path home, String configuration, String... more) {
    WorkingDirectory.prepare(home, configuration);
    int port = freePort();
    List<String> arguments = new ArrayList<>(List.of("--server.port=" + port));
    arguments.addAll(List.of(more));
    return new RunningMuster(
        home, port, new SignOfLife(port, "POST", "/events/nobody", "UNKNOWN_BOX"), arguments);
  }

  /** A face box alone that is not started yet. */
  static RunningMuster facebox(Path home, int port, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--facebox",
                "--muster.facebox.port=" + port,
                "--muster.facebox.websocket-port=-1"));
    arguments.addAll(List.of(more));
    return new RunningMuster(
        home, port, new SignOfLife(port, "GET", "/status", "people"), arguments);
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path home() {
    return home;
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Starts the process and waits until it answers. */
  RunningMuster start() {
    begin();
    return awaitUp();
  }

  /** Waits until the process answers, which was launched. */
  RunningMuster awaitUp() {
    await(command + " gives " + sign)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> {
              if (!process.isAlive()) {
                throw new IllegalStateException(
                    "it ended with " + process.exitValue() + ":\n" + lastWords());
              }
              return sign.seen();
            });
    return this;
  }

  /** Starts the process and waits for nothing. */
  void launch() {
    begin();
  }

  /** Starts the process and waits until it has ended; returns its exit code. */
  int runToItsEnd() {
    begin();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("still running after " + PATIENCE);
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** As {@code kill -9} or a power cut would. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** As an operator would. */
  void stop() {
    process.destroy();
    await("it stops").atMost(PATIENCE).until(() -> !process.isAlive());
  }

  String log() {
    try {
      Path file = logFile();
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The end of the log without stack traces: why it did not start. */
  private String lastWords() {
    List<String> lines =
        log().lines().filter(line -> !line.isBlank() && !line.startsWith("\tat ")).toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
  }

  /** What it logged as an error: something that nobody foresaw. */
  List<String> errors() {
    return log().lines().filter(line -> line.contains(" ERROR ")).toList();
  }

  @Override
  public void close() {
    if (process != null) {
      kill();
    }
    OPEN.remove(this);
  }

  private void begin() {
    try {
      Files.createDirectories(home);
      process =
          new ProcessBuilder(command)
              .directory(home.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path logFile() {
    return home.resolve("muster.log");
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String jar() {
    String jar = System.getProperty("muster.jar", "target/muster.jar");
    if (!Files.exists(Path.of(jar))) {
      throw new IllegalStateException(jar + " is missing; package the program first");
    }
    return Path.of(jar).toAbsolutePath().toString();
  }
}
