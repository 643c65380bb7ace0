package bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A child process whose standard output is read line by line; ended when closed. */
final class Program implements AutoCloseable {
  private final Process process;
  private final BufferedReader lines;

  private Program(Process process) {
    this.process = process;
    this.lines = new BufferedReader(new InputStreamReader(process.getInputStream()));
  }

  /** One of our own main classes, in a JVM of its own. */
  static Program java(String mainClass, Object... args) throws IOException {
    return java(Map.of(), mainClass, args);
  }

  static Program java(Map<String, String> environment, String mainClass, Object... args)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(javaBinary());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "bench." + mainClass));
    List.of(args).forEach(arg -> command.add(arg.toString()));
    return start(command, Path.of("."), environment, null);
  }

  static Program start(List<String> command, Path folder, Map<String, String> environment, Path log)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    if (log != null) {
      builder
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }
    Program program = new Program(builder.start());
    Runtime.getRuntime().addShutdownHook(new Thread(program.process::destroyForcibly));
    return program;
  }

  static String javaBinary() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Waits for a line that starts with this word and returns its {@code key=value} words. */
  Map<String, String> await(String word) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(word)) {
        return words(line);
      }
      System.out.println(line);
    }
    throw new IOException("ended before it said '" + word + "': " + process.info());
  }

  static Map<String, String> words(String line) {
    Map<String, String> words = new HashMap<>();
    for (String word : line.split(" ")) {
      int at = word.indexOf('=');
      if (at > 0) {
        words.put(word.substring(0, at), word.substring(at + 1));
      }
    }
    return words;
  }

  /** Writes a line to the program's standard input. */
  void say(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes());
    process.getOutputStream().flush();
  }

  boolean alive() {
    return process.isAlive();
  }

  ProcStat stat() throws IOException {
    return ProcStat.of(process.pid());
  }

  /** What a Java program still needs, after a full collection that this brings about. */
  double liveMb() throws IOException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process histogram =
        new ProcessBuilder(jcmd, "" + process.pid(), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    for (String line : new String(histogram.getInputStream().readAllBytes()).split("\n")) {
      if (line.startsWith("Total")) {
        return Long.parseLong(line.trim().split("\\s+")[2]) / 1048576.0;
      }
    }
    throw new IOException("jcmd told no total of the histogram");
  }

  /** Waits until it has ended by itself, well. */
  void awaitEnd(Duration patience) throws IOException {
    try {
      if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
        throw new IOException("has not ended after " + patience + ": " + process.info());
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
    if (process.exitValue() != 0) {
      throw new IOException("ended with " + process.exitValue() + ": " + process.info());
    }
  }

  /** kill -9. */
  void kill() {
    process.destroyForcibly().onExit().orTimeout(60, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      kill();
    }
  }

  static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var all = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(path);
      }
    }
  }
}
