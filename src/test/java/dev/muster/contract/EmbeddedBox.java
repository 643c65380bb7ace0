package dev.muster.contract;

import dev.muster.facebox.Facebox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** An embedded box with its own ports and a data directory that goes with it. */
final class EmbeddedBox implements AutoCloseable {

  private final Path directory;
  private final List<String> settings;
  private final int realtimePort;
  private Facebox box;

  private EmbeddedBox(Path directory, List<String> settings, int realtimePort) {
    this.directory = directory;
    this.settings = settings;
    this.realtimePort = realtimePort;
    this.box = Facebox.start(settings.toArray(String[]::new));
  }

  static EmbeddedBox start(String... more) {
    try {
      Path directory = Files.createTempDirectory("contract-box");
      int realtimePort = freePort();
      List<String> settings = new ArrayList<>(List.of(more));
      settings.add("--muster.facebox.port=0");
      settings.add("--muster.facebox.address=127.0.0.1");
      settings.add("--muster.facebox.data=" + directory.resolve("data"));
      settings.add("--muster.facebox.websocket-port=" + realtimePort);
      return new EmbeddedBox(directory, settings, realtimePort);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI http() {
    return URI.create("http://127.0.0.1:" + box.port());
  }

  URI realtime() {
    return URI.create("ws://127.0.0.1:" + realtimePort);
  }

  /** The box goes off and comes back with the same data, on another HTTP port. */
  void powerCycle() {
    box.close();
    box = Facebox.start(settings.toArray(String[]::new));
  }

  @Override
  public void close() {
    box.close();
    try {
      FileSystemUtils.deleteRecursively(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
