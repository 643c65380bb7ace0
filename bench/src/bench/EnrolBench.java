package bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Enrolment: photos per second of Muster and of what people would run instead, round by round. */
final class EnrolBench {
  private static final int WARM = 300;
  private static final int MUSTER_WARM = 20_000;
  private static final String RATE = "photos/s";
  private static final String CPU = "CPU ms/photo";

  /** A reference in Java: its name for {@code --only}, its row, its program and a last word. */
  private record Reference(String name, String row, String main, String mode) {
    boolean sequential() {
      return name.equals("seed");
    }
  }

  private static final List<Reference> REFERENCES =
      List.of(
          new Reference("seed", "java seed", "SeedSequential", ""),
          new Reference("pool", "java pool, 8", "PoolClient", "close"),
          new Reference("pool", "java pool, 8, kept connections", "PoolClient", "keep"),
          new Reference("hand", "hand client, 16", "HandClient", ""),
          new Reference("limit", "limit", "RawBodies", ""));

  private final Options options;
  private final Report report;
  private final Path photos;

  EnrolBench(Options options, Report report) {
    this.options = options;
    this.report = report;
    this.photos = options.bench("work/photos-" + options.number("kilobytes"));
  }

  void run() throws IOException {
    try (Box box = new Box()) {
      for (int service : options.numbers("service")) {
        int count = count(service);
        Photos.write(photos, "w", MUSTER_WARM, options.number("kilobytes"));
        Photos.write(photos, "p", count, options.number("kilobytes"));
        Table table = report.table("Enrolment, %d ms per registration".formatted(service));
        table.note("%d photos, fewer for the sequential ways.".formatted(count));
        for (int round = 0; round < options.number("rounds"); round++) {
          round(box, service, count, table);
        }
        table.ratio(RATE, "limit");
        table.ratio(RATE, "hand client, 16");
        table.ratio(RATE, "python pool, 8");
        table.ratio(RATE, "python seed");
      }
    }
  }

  /** Enough photos to keep eight slots busy for the wanted seconds. */
  private int count(int service) {
    int asked = options.number("photos");
    int seconds = options.number("seconds");
    return asked > 0 ? asked : service == 0 ? 400 * seconds : seconds * 8000 / service;
  }

  private void round(Box box, int service, int count, Table table) throws IOException {
    int few = service == 0 ? count : Math.max(10, count / 8);
    if (PythonSeed.runs(options, table)) {
      python(box, service, few, 1, "python seed", table);
      python(box, service, count, 8, "python pool, 8", table);
    }
    for (Reference reference : REFERENCES) {
      java(box, service, reference.sequential() ? few : count, reference, table);
    }
    if (MusterProgram.built(options, table)) {
      muster(box, service, count, table);
    }
  }

  private void java(Box box, int service, int count, Reference reference, Table table)
      throws IOException {
    if (options.wants(reference.name())) {
      box.reset(service);
      String main = reference.main();
      int warm = warm(service);
      try (Program client = Program.java(main, box.port(), photos, warm, count, reference.mode())) {
        record(box, count, client.await("done"), reference.row(), table);
      }
    }
  }

  private void python(Box box, int service, int count, int threads, String row, Table table)
      throws IOException {
    box.reset(service);
    try (Program client = PythonSeed.start(options, box.port(), photos, 20, count, threads)) {
      record(box, count, client.await("done"), row, table);
    }
  }

  /** The warm-up is for the just-in-time compiler; a slow box needs a shorter one. */
  private static int warm(int service) {
    return service > 50 ? 100 : WARM;
  }

  private void record(Box box, int count, Map<String, String> done, String row, Table table)
      throws IOException {
    int registered = Integer.parseInt(box.stats().get("registered"));
    if (registered != count) {
      throw new IllegalStateException(row + " registered " + registered + " of " + count);
    }
    table.add(row, RATE, box.rate());
    table.add(row, CPU, Double.parseDouble(done.get("cpuMs")) / count);
  }

  private void muster(Box box, int service, int count, Table table) throws IOException {
    box.reset(0);
    try (MusterProgram muster = new MusterProgram(options, Map.of())) {
      muster.configure(box.port(), MusterProgram.freePort());
      muster.start();
      muster.drop(ClientRun.files(photos, "w", MUSTER_WARM));
      box.awaitRegistered(MUSTER_WARM);
      Program.pause(Duration.ofSeconds(2));
      box.mark(service);
      ProcStat before = muster.program().stat();
      long start = System.nanoTime();
      muster.drop(ClientRun.files(photos, "p", count));
      box.awaitRegistered(count);
      double wall = (System.nanoTime() - start) / 1e9;
      ProcStat after = muster.program().stat();
      table.add("muster", RATE, box.rate());
      table.add("muster", CPU, (after.cpuMillis() - before.cpuMillis()) / count);
      table.add("muster", "photos/s from the first file dropped", count / wall);
      table.add("muster", "resident MB", after.residentMb());
      table.add("muster", "peak MB", after.peakMb());
      table.note("Calls of Muster: " + box.stats().get("calls"));
      if (!box.stats().get("refused").equals("0")) {
        table.note("The box refused Muster: " + box.stats());
      }
    }
  }
}
