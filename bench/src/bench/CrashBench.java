package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What happens to acknowledged events when the process is killed (kill -9) or the receiver is dead:
 * lost, sent twice, out of order, and how soon all have arrived. The page cache survives a kill, so
 * a power cut is not covered.
 */
final class CrashBench {
  private static final int KILLS = 3;
  private static final Duration BETWEEN_KILLS = Duration.ofSeconds(3);
  private static final Duration OUTAGE = Duration.ofSeconds(3);

  /** One of the accidents below; returns when the load has ended. */
  private interface Accident {
    Map<String, String> happen(EventTarget target, Subscriber subscriber) throws IOException;
  }

  private final Options options;
  private final Path work;
  private final Table table;

  CrashBench(Options options, Report report) {
    this.options = options;
    this.work = options.bench("work");
    this.table = report.table("Accidents, %s KB".formatted(options.text("body")));
  }

  void run() throws IOException {
    Files.createDirectories(work);
    try (Subscriber subscriber = new Subscriber();
        Box box = new Box()) {
      for (int round = 0; round < options.number("rounds"); round++) {
        accident("3 × kill -9 under load", this::kills, subscriber, box);
        accident("receiver dead, kill -9, receiver back", this::backlog, subscriber, box);
        accident("receiver dead for 3 s", this::outage, subscriber, box);
      }
    }
  }

  private void accident(String what, Accident accident, Subscriber subscriber, Box box)
      throws IOException {
    if (options.wants("hand")) {
      EventTarget log = new HandLogTarget(options, subscriber.port(), Map.of());
      run(log, what, accident, subscriber);
      table.note("The log by hand keeps no cursor: after a kill it sends everything again.");
    }
    if (MusterProgram.built(options, table)) {
      box.reset(0);
      MusterProgram muster = new MusterProgram(options, Map.of());
      muster.configure(box.port(), subscriber.port());
      run(muster, what, accident, subscriber);
    }
  }

  private void run(EventTarget started, String what, Accident accident, Subscriber subscriber)
      throws IOException {
    try (EventTarget target = started) {
      subscriber.order("reset");
      target.start();
      Map<String, String> done = accident.happen(target, subscriber);
      int lost = subscriber.awaitMissing(work.resolve("acknowledged"), work);
      Map<String, String> stats = subscriber.order("stats");
      String row = target.name() + ": " + what;
      table.add(row, "acknowledged", Double.parseDouble(done.get("acknowledged")));
      table.add(row, "lost", lost);
      table.add(row, "duplicates", Double.parseDouble(stats.get("duplicates")));
      table.add(row, "out of order", Double.parseDouble(stats.get("disordered")));
      double since = Long.parseLong(done.get("since"));
      table.add(row, "first delivery after s", seconds(stats.get("firstNanos"), since));
      table.add(row, "last delivery after s", seconds(stats.get("lastNanos"), since));
      table.add(row, "peak MB", target.program().stat().peakMb());
    }
  }

  /** Not a number when there was no delivery. */
  private static double seconds(String nanos, double since) {
    return nanos.equals("0") ? Double.NaN : (Long.parseLong(nanos) - since) / 1e9;
  }

  /** Killed and started again three times while events keep coming; times from the last start. */
  private Map<String, String> kills(EventTarget target, Subscriber subscriber) throws IOException {
    try (Program load = load(target, Integer.MAX_VALUE)) {
      load.await("begin");
      long since = 0;
      for (int kill = 0; kill < KILLS; kill++) {
        Program.pause(BETWEEN_KILLS);
        target.program().kill();
        since = System.nanoTime();
        subscriber.order("mark");
        target.start();
      }
      Program.pause(BETWEEN_KILLS);
      load.say("stop");
      return since(since, load.await("done"));
    }
  }

  /** Events pile up, the process is killed; times from the start of the new process. */
  private Map<String, String> backlog(EventTarget target, Subscriber subscriber)
      throws IOException {
    subscriber.order("down");
    try (Program load = load(target, options.number("events"))) {
      Map<String, String> done = load.await("done");
      target.program().kill();
      subscriber.order("up");
      long since = System.nanoTime();
      target.start();
      return since(since, done);
    }
  }

  /** The receiver is gone for three seconds under load; times from its return. */
  private Map<String, String> outage(EventTarget target, Subscriber subscriber) throws IOException {
    try (Program load = load(target, Integer.MAX_VALUE)) {
      load.await("begin");
      Program.pause(Duration.ofSeconds(1));
      subscriber.order("down");
      Program.pause(OUTAGE);
      subscriber.order("mark");
      long since = System.nanoTime();
      subscriber.order("up");
      Program.pause(Duration.ofSeconds(1));
      load.say("stop");
      return since(since, load.await("done"));
    }
  }

  private static Map<String, String> since(long nanos, Map<String, String> done) {
    done.put("since", "" + nanos);
    return done;
  }

  /** Ends after so many events, or when told to stop. */
  private Program load(EventTarget target, int events) throws IOException {
    Path acknowledged = work.resolve("acknowledged");
    String connections = options.text("connections");
    String body = options.text("body");
    return Program.java(
        "EventLoad",
        target.port(),
        target.path(),
        connections,
        body,
        0,
        600,
        0,
        acknowledged,
        events);
  }
}
