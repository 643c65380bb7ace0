package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/**
 * What survives: twenty boxes push at speed to three subscribers, one good, one flaky, one dead,
 * while the program is killed (kill -9) every few seconds, the disk is full for a while and the
 * receivers restart. Then three ledgers are compared: what the boxes know to be acknowledged, what
 * is stored, what was received. The page cache survives a kill, so a power cut is not covered.
 */
final class ReliabilityBench {
  private static final int BOXES = 20;
  private static final int FAULTS = 20;
  private static final Duration OUTAGE = Duration.ofSeconds(3);

  private final Options options;
  private final Path work;
  private final Table table;
  private final Random random;
  private int kills;

  ReliabilityBench(Options options, Report report) {
    this.options = options;
    this.work = options.bench("work");
    this.random = new Random(options.number("seed"));
    this.table =
        report.table(
            "%s events of %d boxes, seed %s"
                .formatted(options.text("events"), BOXES, options.text("seed")));
  }

  void run() throws IOException {
    if (!MusterProgram.built(options, table)) {
      return;
    }
    Files.createDirectories(work);
    FullDisk disk = new FullDisk(options, MusterProgram.home(options).resolve("var"));
    if (!disk.present()) {
      table.note("The disk was never full: there is no gcc.");
    }
    try (Subscriber good = new Subscriber();
        Subscriber flaky = new Subscriber();
        MusterProgram muster = new MusterProgram(options, disk.environment())) {
      flaky.order("reset?faults=" + FAULTS);
      muster.configure(configuration(good.port(), flaky.port()));
      muster.start();
      torture(muster, disk, good, flaky);
    }
  }

  private void torture(MusterProgram muster, FullDisk disk, Subscriber good, Subscriber flaky)
      throws IOException {
    Path acknowledged = work.resolve("acknowledged");
    String events = options.text("events");
    try (Program boxes =
        Program.java(
            "BoxLoad", muster.port(), BOXES, options.text("body"), events, acknowledged)) {
      boxes.await("begin");
      CompletableFuture<Map<String, String>> done = CompletableFuture.supplyAsync(() -> end(boxes));
      for (int step = 0; !done.isDone(); step++) {
        Program.pause(Duration.ofMillis(2_000 + random.nextInt(4_000)));
        if (!done.isDone()) {
          hurt(step % 6, muster, disk, good, flaky);
        }
      }
      compare(done.join(), muster, acknowledged, good, flaky);
    }
  }

  private static Map<String, String> end(Program boxes) {
    try {
      return boxes.await("done");
    } catch (IOException e) {
      throw new IllegalStateException("the boxes did not end", e);
    }
  }

  private void hurt(int what, MusterProgram muster, FullDisk disk, Subscriber good, Subscriber flaky)
      throws IOException {
    switch (what) {
      case 1 -> {
        System.out.println("  the disk is full");
        disk.fill();
        Program.pause(OUTAGE);
        disk.free();
      }
      case 3 -> restart("the good receiver", good);
      case 5 -> restart("the flaky receiver", flaky);
      default -> {
        System.out.println("  kill -9");
        muster.program().kill();
        kills++;
        muster.start();
      }
    }
  }

  private static void restart(String who, Subscriber subscriber) throws IOException {
    System.out.println("  " + who + " is gone");
    subscriber.order("down");
    Program.pause(OUTAGE);
    subscriber.order("up");
  }

  private void compare(
      Map<String, String> sent,
      MusterProgram muster,
      Path acknowledged,
      Subscriber good,
      Subscriber flaky)
      throws IOException {
    BitSet wanted = Numbers.read(acknowledged);
    received("good", good, acknowledged);
    received("flaky", flaky, acknowledged);
    Stored stored = Stored.at(muster.port());
    String row = "boxes and store";
    table.add(row, "acknowledged", wanted.cardinality());
    table.add(row, "lost", Numbers.missing(wanted, stored.numbers()));
    table.add(row, "duplicates", stored.rows() - stored.numbers().cardinality());
    table.add("dead", "waiting", waiting(muster, "dead"));
    row = "what happened";
    table.add(row, "kills", kills);
    table.add(row, "pushes", Double.parseDouble(sent.get("sent")));
    table.add(row, "refused", Double.parseDouble(sent.get("refused")));
    table.add(row, "without answer", Double.parseDouble(sent.get("failed")));
    table.add(row, "seconds", Double.parseDouble(sent.get("seconds")));
    table.note("duplicates: received again, or stored twice; out of order: an event of a person after a later one of the same person.");
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

  private String configuration(int good, int flaky) throws IOException {
    StringBuilder text =
        new StringBuilder(
            """
            server: {port: {{port}}}
            muster:
              photo: {check: false}
              facebox: {enabled: false}
              drift-first: 12h
              drift-every: 24h
              boxes:
            """);
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
