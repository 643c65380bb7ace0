package bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Muster, started as an operator starts it: a working directory with a configuration and the
 * routes, and the jar or the start script. Nothing but the visible contract is used.
 */
final class MusterProgram implements EventTarget {
  private static final Duration START = Duration.ofMinutes(5);
  private static boolean rehearsed;

  private final Options options;
  private final Path home;
  private final Map<String, String> environment;
  private final int port = freePort();
  private Program program;

  MusterProgram(Options options, Map<String, String> environment) throws IOException {
    this(options, environment, home(options));
  }

  /** One of several, with a working directory of its own. */
  MusterProgram(Options options, Map<String, String> environment, Path home) throws IOException {
    this.options = options;
    this.home = home;
    this.environment = environment;
    Program.deleteTree(home);
    Files.createDirectories(home.resolve("config"));
    Files.createDirectories(home.resolve("drop/staff"));
    Files.createDirectories(home.resolve("staging"));
    Path routes = options.bench("../routes").normalize();
    if (Files.isDirectory(routes)) {
      Files.createSymbolicLink(home.resolve("routes"), routes);
    }
    rehearse();
  }

  /** The working directory. */
  static Path home(Options options) {
    return options.bench("work/muster");
  }

  static boolean built(Options options, Table table) {
    boolean built = options.wants("muster") && Files.exists(options.jar());
    if (!built) {
      table.note("Muster was not measured: no " + options.jar().getFileName() + ", or left out.");
    }
    return built;
  }

  /** Fills in {@code muster.yaml} and writes it as the configuration. */
  void configure(int boxPort, int receiverPort) throws IOException {
    String text = Files.readString(options.bench("muster.yaml"));
    configure(text.replace("{{box}}", "" + boxPort).replace("{{receiver}}", "" + receiverPort));
  }

  /** Writes the configuration, with its own port filled in. */
  void configure(String text) throws IOException {
    Files.writeString(home.resolve("config/application.yaml"), text.replace("{{port}}", "" + port));
  }

  /** Starts the process without waiting for it. */
  void launch() throws IOException {
    program = start(environment);
  }

  /** Lets the start script learn, once, what later starts are quicker for. */
  private void rehearse() throws IOException {
    if (options.script() && !rehearsed) {
      rehearsed = true;
      try (Program rehearsal = start(Map.of(), "--rehearse")) {
        rehearsal.awaitEnd(START);
      }
    }
  }

  private Program start(Map<String, String> variables, String... arguments) throws IOException {
    Map<String, String> all = new HashMap<>(variables);
    List<String> command = new ArrayList<>();
    if (options.script()) {
      command.add(options.jar().toString());
      all.put("MUSTER_OPTS", options.text("java-opts"));
      all.put("MUSTER_CACHE", options.bench("work/start").toAbsolutePath().toString());
      all.put("JAVA_HOME", System.getProperty("java.home"));
    } else {
      command.add(Program.javaBinary());
      List.of(options.text("java-opts").split(" ")).stream()
          .filter(option -> !option.isEmpty())
          .forEach(command::add);
      command.addAll(List.of("-jar", options.jar().toString()));
    }
    command.addAll(List.of(arguments));
    return Program.start(command, home, all, home.resolve("muster.log"));
  }

  /** Starts the process and waits until its health page answers 200. */
  @Override
  public void start() throws IOException {
    launch();
    awaitHealth();
  }

  /** Waits until the health page of the launched process answers 200. */
  void awaitHealth() throws IOException {
    long end = System.nanoTime() + START.toNanos();
    while (!healthy()) {
      if (!program.alive() || System.nanoTime() > end) {
        throw new IOException("Muster did not start; see " + home.resolve("muster.log"));
      }
      Program.pause(Duration.ofMillis(100));
    }
  }

  private boolean healthy() {
    try {
      return Http.get(port, "/actuator/health").contains("UP");
    } catch (IOException e) {
      return false;
    }
  }

  /** Puts photos into {@code drop/staff}, each by one move, as a copied file appears at once. */
  void drop(List<Path> photos) throws IOException {
    for (Path photo : photos) {
      Path staged = home.resolve("staging").resolve(photo.getFileName());
      Files.createLink(staged, photo);
      Files.move(staged, home.resolve("drop/staff").resolve(photo.getFileName()));
    }
  }

  /** Lays photos into a folder beside the drop. */
  void stage(String folder, List<Path> photos) throws IOException {
    Path staged = Files.createDirectories(home.resolve("staging").resolve(folder));
    for (Path photo : photos) {
      Files.createLink(staged.resolve(photo.getFileName()), photo);
    }
  }

  /** Moves the folder into the drop, all at once. */
  void dropStaged(String folder) throws IOException {
    Files.move(home.resolve("staging").resolve(folder), home.resolve("drop").resolve(folder));
  }

  @Override
  public String name() {
    return "muster";
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
  public Program program() {
    return program;
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    if (program != null) {
      program.close();
    }
  }
}
