package bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * 300 photos that already wait in the folder: from starting the process to the last registration.
 */
final class ColdBench {
  private static final int SERVICE = 20;
  private static final String WALL = "seconds";

  /** Starts a reference. */
  private interface Start {
    Program start() throws IOException;
  }

  private final Options options;
  private final Report report;

  ColdBench(Options options, Report report) {
    this.options = options;
    this.report = report;
  }

  void run() throws IOException {
    int count = options.number("photos") > 0 ? options.number("photos") : 300;
    Path photos = options.bench("work/photos-" + options.number("kilobytes"));
    Photos.write(photos, "p", count, options.number("kilobytes"));
    Table table = report.table("Cold start, %d photos, %d ms".formatted(count, SERVICE));
    try (Box box = new Box()) {
      for (int round = 0; round < options.number("rounds"); round++) {
        if (PythonSeed.runs(options, table)) {
          Start python = () -> PythonSeed.start(options, box.port(), photos, 0, count, 1);
          table.add("python seed", WALL, reference(box, python));
        }
        Start java = () -> Program.java("SeedSequential", box.port(), photos, 0, count);
        table.add("java seed", WALL, reference(box, java));
        if (MusterProgram.built(options, table)) {
          muster(box, photos, count, table);
        }
      }
    }
    table.ratio(WALL, "java seed");
    table.ratio(WALL, "python seed");
  }

  private static double reference(Box box, Start client) throws IOException {
    box.reset(SERVICE);
    long start = System.nanoTime();
    try (Program program = client.start()) {
      program.await("done");
      return seconds(box, start);
    }
  }

  /** System.nanoTime is the machine's monotonic clock, the same in every process here. */
  private static double seconds(Box box, long start) throws IOException {
    return (Long.parseLong(box.stats().get("lastNanos")) - start) / 1e9;
  }

  private void muster(Box box, Path photos, int count, Table table) throws IOException {
    box.reset(SERVICE);
    try (MusterProgram muster = new MusterProgram(options, Map.of())) {
      muster.configure(box.port(), MusterProgram.freePort());
      muster.drop(ClientRun.files(photos, "p", count));
      long start = System.nanoTime();
      muster.launch();
      box.awaitRegistered(count);
      table.add("muster", WALL, seconds(box, start));
      table.add("muster", "peak MB", muster.program().stat().peakMb());
    }
  }
}
