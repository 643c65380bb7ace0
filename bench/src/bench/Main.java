package bench;

import java.io.IOException;

/** The command line of the bench: see bench/README.md. */
final class Main {
  private static final String KNOWN = "enrol, bulk, cold, events, pace, crash, backlog, reliability, sync, all";

  private Main() {}

  public static void main(String[] args) throws IOException {
    String what = args.length == 0 ? "all" : args[0];
    Options options = new Options(args, Math.min(1, args.length));
    Report report = new Report("bench/run " + String.join(" ", args));
    try {
      run(what, options, report);
    } finally {
      report.write(options.bench("results"));
    }
    System.exit(0);
  }

  private static void run(String what, Options options, Report report) throws IOException {
    switch (what) {
      case "enrol" -> new EnrolBench(options, report).run();
      case "bulk" -> new BulkBench(options, report).run();
      case "cold" -> new ColdBench(options, report).run();
      case "events" -> new EventBench(options, report, 0).run();
      case "pace" -> new EventBench(options, report, options.number("rate")).run();
      case "backlog" -> new BacklogBench(options, report).run();
      case "reliability" -> new ReliabilityBench(options, report).run();
      case "sync" -> new SyncBench(options, report).run();
      case "crash" -> new CrashBench(options, report).run();
      case "all" -> {
        run("enrol", options, report);
        run("bulk", options.with("service", "0").with("rounds", "1"), report);
        run("cold", options, report);
        run("events", options, report);
        run("events", options.with("body", "60"), report);
        run("events", options.with("slowsync", "4000"), report);
        run("pace", options, report);
        run("crash", options, report);
      }
      default -> throw new IllegalArgumentException("unknown: " + what + "; known: " + KNOWN);
    }
  }
}
