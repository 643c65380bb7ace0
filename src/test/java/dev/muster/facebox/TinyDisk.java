package dev.muster.facebox;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A box in a process of its own, whose directory is a small filesystem of its own. Linux lets
 * anybody mount one in a user namespace, unless the machine forbids it.
 */
final class TinyDisk implements AutoCloseable {

  private static final List<String> OWN_MOUNTS =
      List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c");

  private final Process process;
  private final Path disk;
  private final int port;

  private TinyDisk(Process process, Path mount, int port) throws IOException {
    this.process = process;
    // the mount is only seen from inside the process
    this.disk = Path.of("/proc/" + process.pid() + "/root" + mount.toRealPath());
    this.port = port;
  }

  /** Skips the test where there is no way to have a small filesystem without being root. */
  static TinyDisk start(Path mount, String size, Path log, String... settings)
      throws IOException, InterruptedException {
    Assumptions.assumeTrue(mounts(mount, size), "this machine allows no mount in a user namespace");
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    List<String> command = new ArrayList<>(OWN_MOUNTS);
    command.add(mount(mount, size) + " && exec \"$@\"");
    command.addAll(
        List.of(
            "sh",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.muster.Muster",
            "--facebox",
            "--muster.facebox.port=" + port,
            "--muster.facebox.data=" + mount.resolve("box")));
    command.addAll(List.of(settings));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    return new TinyDisk(process, mount, port);
  }

  private static boolean mounts(Path mount, String size) throws InterruptedException {
    List<String> command = new ArrayList<>(OWN_MOUNTS);
    command.add(mount(mount, size));
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }

  private static String mount(Path mount, String size) {
    return "mount -t tmpfs -o size=" + size + " tmpfs '" + mount + "'";
  }

  int port() {
    return port;
  }

  /** Leaves no byte. */
  void fill() throws IOException {
    byte[] block = new byte[4096];
    try (OutputStream out = Files.newOutputStream(disk.resolve("ballast"))) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      if (!String.valueOf(full.getMessage()).contains("No space left")) {
        throw full;
      }
    }
  }

  void free() throws IOException {
    Files.delete(disk.resolve("ballast"));
  }

  List<Path> pictures() throws IOException {
    try (Stream<Path> files = Files.walk(disk.resolve("box/pictures"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Override
  public void close() {
    process.destroy();
    process
        .onExit()
        .completeOnTimeout(process, 10, TimeUnit.SECONDS)
        .thenAccept(Process::destroyForcibly)
        .join();
  }
}
