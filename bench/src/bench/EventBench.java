package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Events: accepted and delivered per second, latency, cost; Muster and the log by hand in turn. */
final class EventBench {
  private static final int WARM_SECONDS = 2;
  private static final int WARM_EVENTS = 200_000;
  private static final int WARM_LIMIT_SECONDS = 150;

  /** What was counted at one moment. */
  private record Moment(long nanos, long delivered, double cpuMillis, long syncs) {}

  private final Options options;
  private final Path work;
  private final SyncShim shim;
  private final Table table;
  private final int paced;

  /** {@code paced} events a second in an open loop, or 0 for as many as are answered. */
  EventBench(Options options, Report report, int paced) {
    this.options = options;
    this.work = options.bench("work");
    this.shim = new SyncShim(options);
    this.paced = paced;
    String syncs = options.number("slowsync") == 0 ? "" : ", disk syncs %s µs longer";
    this.table =
        report.table(
            (paced > 0 ? "Events at " + paced + "/s" : "Events")
                + ", %d KB, %d connections".formatted(body(), options.number("connections"))
                + syncs.formatted(options.text("slowsync")));
  }

  private int body() {
    return options.number("body");
  }

  void run() throws IOException {
    if (options.number("slowsync") > 0 && !shim.present()) {
      table.note("SKIPPED: without gcc there is no library that lengthens syncs.");
      return;
    }
    Files.createDirectories(work);
    try (Subscriber subscriber = new Subscriber();
        Box box = new Box()) {
      for (int round = 0; round < options.number("rounds"); round++) {
        if (options.wants("hand")) {
          measure(new HandLogTarget(options, subscriber.port(), shim.environment()), subscriber);
        }
        if (MusterProgram.built(options, table)) {
          box.reset(0);
          MusterProgram muster = new MusterProgram(options, shim.environment());
          muster.configure(box.port(), subscriber.port());
          measure(muster, subscriber);
        }
      }
    }
    table.ratio(paced > 0 ? "p99 ms" : "accepted/s", "hand log");
  }

  private void measure(EventTarget started, Subscriber subscriber) throws IOException {
    try (EventTarget target = started) {
      subscriber.order("reset");
      target.start();
      Path acknowledged = work.resolve("acknowledged");
      long first = warmUp(target, subscriber);
      try (Program load = load(target, first, acknowledged)) {
        Map<String, String> begun = load.await("begin");
        Moment begin = moment(target, subscriber);
        load.await("end");
        Moment end = moment(target, subscriber);
        Map<String, String> done = load.await("done");
        int lost = subscriber.awaitMissing(acknowledged, work);
        record(target, begin, end, moment(target, subscriber), done);
        if (paced > 0) {
          recordArrivals(target.name(), subscriber, first, Long.parseLong(begun.get("start")));
        }
        verdict(target.name(), subscriber.order("stats"), lost, done);
      }
    }
  }

  /** Enough events for the just-in-time compiler, all delivered; returns the next number. */
  private long warmUp(EventTarget target, Subscriber subscriber) throws IOException {
    Path file = work.resolve("warm");
    int lanes = options.number("connections");
    try (Program load =
        Program.java(
            "EventLoad",
            target.port(),
            target.path(),
            lanes,
            body(),
            0,
            WARM_LIMIT_SECONDS,
            0,
            file,
            body() > 1 ? WARM_EVENTS / 5 : WARM_EVENTS)) {
      Map<String, String> done = load.await("done");
      int lost = subscriber.awaitMissing(file, work);
      table.note(
          target.name()
              + " was warmed up with "
              + done.get("acknowledged")
              + " events, "
              + lost
              + " lost.");
      return Long.parseLong(done.get("next"));
    }
  }

  private Program load(EventTarget target, long first, Path acknowledged) throws IOException {
    return Program.java(
        paced > 0 ? "EventPace" : "EventLoad",
        target.port(),
        target.path(),
        options.text("connections"),
        body(),
        WARM_SECONDS,
        options.text("seconds"),
        first,
        acknowledged,
        paced > 0 ? paced : Integer.MAX_VALUE);
  }

  private Moment moment(EventTarget target, Subscriber subscriber) throws IOException {
    double cpu = target.program().stat().cpuMillis();
    return new Moment(System.nanoTime(), subscriber.count("distinct"), cpu, shim.count());
  }

  private void record(
      EventTarget target, Moment begin, Moment end, Moment drained, Map<String, String> done)
      throws IOException {
    double seconds = (end.nanos() - begin.nanos()) / 1e9;
    double accepted = Double.parseDouble(done.get("perSecond"));
    long delivered = drained.delivered() - begin.delivered();
    double micros = (drained.cpuMillis() - begin.cpuMillis()) * 1000;
    String row = target.name();
    table.add(row, "accepted/s", accepted);
    table.add(row, "delivered/s meanwhile", (end.delivered() - begin.delivered()) / seconds);
    table.add(row, "p50 ms", Double.parseDouble(done.get("p50")));
    table.add(row, "p99 ms", Double.parseDouble(done.get("p99")));
    table.add(row, "CPU µs/event", micros / delivered);
    table.add(row, "peak MB", target.program().stat().peakMb());
    if (shim.present()) {
      table.add(row, "syncs/event", (drained.syncs() - begin.syncs()) / (double) delivered);
    }
  }

  /** From the moment an event was due at the box to its arrival at the subscriber. */
  private void recordArrivals(String row, Subscriber subscriber, long first, long start)
      throws IOException {
    long[] arrivals = subscriber.arrivals(first, work);
    Latencies times = new Latencies();
    for (int n = WARM_SECONDS * paced; n < arrivals.length; n++) {
      long due = start + (long) (n * 1e9 / paced);
      if (arrivals[n] != 0) {
        times.add(arrivals[n] - due);
      }
    }
    Map<String, String> words = Program.words(times.toString());
    table.add(row, "at subscriber p50 ms", Double.parseDouble(words.get("p50")));
    table.add(row, "at subscriber p99 ms", Double.parseDouble(words.get("p99")));
  }

  private void verdict(String row, Map<String, String> stats, int lost, Map<String, String> done) {
    table.add(row, "lost", lost);
    table.add(row, "duplicates", Double.parseDouble(stats.get("duplicates")));
    table.add(row, "out of order", Double.parseDouble(stats.get("disordered")));
    table.add(row, "not 200", Double.parseDouble(done.get("refused")));
    for (String word : new String[] {"otherId", "noId", "unknown"}) {
      if (!stats.get(word).equals("0")) {
        table.note(row + " " + word + ": " + stats.get(word));
      }
    }
  }
}
