package bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Folders of very different sizes, one after the other into the same Muster: does a photo of a
 * large folder cost more than one of a small folder, how soon does the first one arrive, and does
 * the memory stay flat.
 */
final class BulkBench {
  private static final int WARM = 20_000;

  private final Options options;
  private final Report report;
  private final Path photos;

  BulkBench(Options options, Report report) {
    this.options = options;
    this.report = report;
    this.photos = options.bench("work/photos-" + options.number("kilobytes"));
  }

  void run() throws IOException {
    int service = options.numbers("service").get(0);
    Table table = report.table("Folders of many photos, %d ms per registration".formatted(service));
    if (!MusterProgram.built(options, table)) {
      return;
    }
    Photos.write(photos, "w", WARM, options.number("kilobytes"));
    List<Integer> sizes = options.numbers("bulk");
    for (int size : sizes) {
      Photos.write(photos, prefix(size), size, options.number("kilobytes"));
    }
    for (int round = 0; round < options.number("rounds"); round++) {
      round(service, sizes, table);
    }
  }

  private void round(int service, List<Integer> sizes, Table table) throws IOException {
    try (Box box = new Box();
        MusterProgram muster = new MusterProgram(options, Map.of())) {
      box.reset(0);
      muster.configure(box.port(), MusterProgram.freePort());
      muster.start();
      muster.drop(ClientRun.files(photos, "w", WARM));
      box.awaitRegistered(WARM);
      for (int size : sizes) {
        Program.pause(Duration.ofSeconds(3));
        folder(box, muster, service, size, table);
      }
    }
  }

  private void folder(Box box, MusterProgram muster, int service, int size, Table table)
      throws IOException {
    String name = "folder-" + size;
    muster.stage(name, ClientRun.files(photos, prefix(size), size));
    box.mark(service);
    ProcStat before = muster.program().stat();
    long start = System.nanoTime();
    muster.dropStaged(name);
    box.awaitRegistered(size);
    ProcStat after = muster.program().stat();
    Map<String, String> stats = box.stats();
    long last = Long.parseLong(stats.get("lastNanos"));
    long first = last - Long.parseLong(stats.get("spanNanos"));
    String row = "%,d photos".formatted(size);
    table.add(row, "first registration after s", (first - start) / 1e9);
    table.add(row, "last after s", (last - start) / 1e9);
    table.add(row, "photos/s", box.rate());
    table.add(row, "CPU ms/photo", (after.cpuMillis() - before.cpuMillis()) / size);
    table.add(row, "resident MB", after.residentMb());
    table.add(row, "peak MB", after.peakMb());
  }

  /** People of their own for each folder. */
  private static String prefix(int size) {
    return "b" + size + "x";
  }
}
