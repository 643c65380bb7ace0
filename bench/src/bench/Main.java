package bench;

import java.io.IOException;
import java.util.List;

/** The command line of the bench: see bench/README.md. */
final class Main {
  private static final List<String> ALL = List.of("enrol", "cold");

  private Main() {}

  public static void main(String[] args) throws IOException {
    String what = args.length == 0 ? "all" : args[0];
    Options options = new Options(args, Math.min(1, args.length));
    Report report = new Report("bench/run " + String.join(" ", args));
    for (String one : what.equals("all") ? ALL : List.of(what)) {
      run(one, options, report);
    }
    report.write(options.bench("results"));
    System.exit(0);
  }

  private static void run(String what, Options options, Report report) throws IOException {
    switch (what) {
      case "enrol" -> new EnrolBench(options, report).run();
      case "cold" -> new ColdBench(options, report).run();
      default -> throw new IllegalArgumentException("unknown: " + what + "; known: " + ALL);
    }
  }
}
