package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The {@link HandLog} as a process. */
final class HandLogTarget implements EventTarget {
  private final int port = MusterProgram.freePort();
  private final Path file;
  private final int receiverPort;
  private final Map<String, String> environment;
  private Program program;

  HandLogTarget(Options options, int receiverPort, Map<String, String> environment)
      throws IOException {
    this.file = options.bench("work/hand.log");
    this.receiverPort = receiverPort;
    this.environment = environment;
    Files.createDirectories(file.getParent());
    Files.deleteIfExists(file);
  }

  @Override
  public String name() {
    return "hand log";
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public String path() {
    return "/events/box-1";
  }

  @Override
  public void start() throws IOException {
    program = Program.java(environment, "HandLog", port, file, receiverPort, 64);
    program.await("ready");
  }

  @Override
  public Program program() {
    return program;
  }

  @Override
  public void close() {
    if (program != null) {
      program.close();
    }
  }
}
