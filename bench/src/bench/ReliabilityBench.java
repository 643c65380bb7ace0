package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/**
 * What survives: twenty boxes push at speed to three subscribers, one good, one flaky, one dead,
 * while the program is killed (kill -9) every few seconds, the disk is full for a while, the
 * receivers restart and, with {@code --store postgres}, the database is killed, too. Then three
 * ledgers are compared: what the boxes know to be acknowledged, what is stored, what was received.
 * The page cache survives a kill, so a power cut is not covered.
 */
final class ReliabilityBench {
  private static final int BOXES = 20;
  private static final int FAULTS = 20;

  private final Options options;
  private final Path work;
  private final Table table;
  private final Random random;
  private final boolean postgres;

  ReliabilityBench(Options options, Report report) {
    this.options = options;
    this.work = options.bench("work");
    this.random = new Random(options.number("seed"));
    this.postgres = options.text("store").equals("postgres");
    if (!postgres && !options.text("store").equals("sqlite")) {
      throw new IllegalArgumentException("--store is sqlite or postgres: " + options.text("store"));
    }
    this.table =
        report.table(
            "%s events of %d boxes, %s, seed %s"
                .formatted(
                    options.text("events"),
                    BOXES,
                    postgres ? "PostgreSQL" : "SQLite",
                    options.text("seed")));
  }

  void run() throws IOException {
    if (!MusterProgram.built(options, table)) {
      return;
    }
    Files.createDirectories(work);
    FullDisk disk = new FullDisk(options);
    if (!disk.present()) {
      table.note("The disk was never full: there is no gcc.");
    }
    Path data = MusterProgram.home(options).resolve("var");
    try (PostgresServer database = postgres ? new PostgresServer(options, disk) : null;
        Subscriber good = new Subscriber();
        Subscriber flaky = new Subscriber();
        MusterProgram muster = new MusterProgram(options, disk.environment(data))) {
      flaky.order("reset?faults=" + FAULTS);
      muster.configure(configuration(good.port(), flaky.port(), database));
      muster.start();
      DatabaseOutages outages =
          database == null ? null : new DatabaseOutages(database, new Probe(muster.port()), random);
      Accidents accidents = new Accidents(muster, disk, good, flaky, outages, random);
      Path acknowledged = work.resolve("acknowledged");
      Map<String, String> sent = torture(muster, accidents, acknowledged);
      received("good", good, acknowledged);
      received("flaky", flaky, acknowledged);
      compare(
          muster, acknowledged, database == null ? Stored.at(muster.port()) : Stored.in(database));
      happened(sent, accidents, outages);
    }
  }

  private Map<String, String> torture(MusterProgram muster, Accidents accidents, Path acknowledged)
      throws IOException {
    String events = options.text("events");
    String minutes = options.text("minutes");
    try (Program boxes =
        Program.java(
            "BoxLoad", muster.port(), BOXES, options.text("body"), events, acknowledged, minutes)) {
      boxes.await("begin");
      CompletableFuture<Map<String, String>> done = CompletableFuture.supplyAsync(() -> end(boxes));
      while (!done.isDone()) {
        Program.pause(accidents.untilNext());
        if (!done.isDone()) {
          accidents.next();
        }
      }
      return done.join();
    }
  }

  private static Map<String, String> end(Program boxes) {
    try {
      return boxes.await("done");
    } catch (IOException e) {
      throw new IllegalStateException("the boxes did not end", e);
    }
  }

  private void compare(MusterProgram muster, Path acknowledged, Stored stored) throws IOException {
    BitSet wanted = Numbers.read(acknowledged);
    String row = "boxes and store";
    table.add(row, "acknowledged", wanted.cardinality());
    table.add(row, "stored", stored.numbers().cardinality());
    table.add(row, "lost", Numbers.missing(wanted, stored.numbers()));
    table.add(row, "duplicates", stored.rows() - stored.numbers().cardinality());
    table.add("dead", "waiting", waiting(muster, "dead"));
  }

  private void happened(Map<String, String> sent, Accidents accidents, DatabaseOutages outages) {
    String row = "what happened";
    table.add(row, "kills", accidents.kills());
    table.add(row, "pushes", Double.parseDouble(sent.get("sent")));
    table.add(row, "refused", Double.parseDouble(sent.get("refused")));
    table.add(row, "without answer", Double.parseDouble(sent.get("failed")));
    table.add(row, "seconds", Double.parseDouble(sent.get("seconds")));
    if (outages != null) {
      outages.report(table, "the database");
    }
    table.note(
        "duplicates: received again, or stored twice; out of order: an event of a person after a"
            + " later one of the same person.");
  }

  private void received(String name, Subscriber subscriber, Path acknowledged) throws IOException {
    int lost = subscriber.awaitMissing(acknowledged, work);
    Map<String, String> stats = subscriber.order("stats");
    table.add(name, "received", Double.parseDouble(stats.get("distinct")));
    table.add(name, "lost", lost);
    table.add(name, "duplicates", Double.parseDouble(stats.get("duplicates")));
    table.add(name, "under another id", Double.parseDouble(stats.get("otherId")));
    table.add(name, "out of order", Double.parseDouble(stats.get("disordered")));
  }

  private static double waiting(MusterProgram muster, String subscriber) throws IOException {
    String line = "muster_deliveries{";
    return Http.get(muster.port(), "/actuator/prometheus")
        .lines()
        .filter(one -> one.startsWith(line) && one.contains("\"" + subscriber + "\""))
        .filter(one -> one.contains("\"pending\""))
        .mapToDouble(one -> Double.parseDouble(one.substring(one.lastIndexOf(' ') + 1)))
        .sum();
  }

  private String configuration(int good, int flaky, PostgresServer database) throws IOException {
    StringBuilder text =
        new StringBuilder(
            """
            server: {port: {{port}}}
            muster:
              photo: {check: false}
              facebox: {enabled: false}
              drift-first: 12h
              drift-every: 24h
            """);
    if (database != null) {
      text.append(database.settings());
    }
    text.append("  boxes:\n");
    int nowhere = MusterProgram.freePort();
    for (int box = 1; box <= BOXES; box++) {
      text.append("    - {name: box-%d, url: \"http://127.0.0.1:%d\"}%n".formatted(box, nowhere));
    }
    text.append("  subscribers:\n");
    subscriber(text, "good", good);
    subscriber(text, "flaky", flaky);
    subscriber(text, "dead", nowhere);
    return text.toString();
  }

  private static void subscriber(StringBuilder text, String name, int port) {
    text.append(
        """
            - name: %s
              url: "http://127.0.0.1:%d/hook"
              secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
              concurrency: 64
              retry: [%s]
        """
            .formatted(name, port, "100ms, 200ms, 500ms, " + "1s, ".repeat(60) + "1m"));
  }
}
