package bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The sample script in Python; there only with {@code python3} and its package {@code requests}.
 */
final class PythonSeed {
  private static final Path HERE = Path.of(".");

  private PythonSeed() {}

  /** True when it is wanted and can run; a table that goes without it says so. */
  static boolean runs(Options options, Table table) {
    boolean runs = options.wants("python") && importsRequests();
    if (!runs) {
      table.note("Python was not measured: no python3 with requests, or left out.");
    }
    return runs;
  }

  private static boolean importsRequests() {
    List<String> command = List.of("python3", "-c", "import requests; print('yes')");
    try (Program python = Program.start(command, HERE, Map.of(), null)) {
      python.await("yes");
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  static Program start(Options options, int port, Path photos, int warm, int count, int threads)
      throws IOException {
    String script = options.bench("reference/seed.py").toString();
    return Program.start(
        List.of("python3", script, "" + port, "" + photos, "" + warm, "" + count, "" + threads),
        HERE,
        Map.of(),
        null);
  }
}
