package bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What undelivered events cost the others: two programs with a good and a dead subscriber each, one
 * with nothing waiting and one with a million, are loaded in turn. At the end the dead subscribers
 * come alive, and both programs are started again.
 */
final class BacklogBench {
  /** Both are warm alike. */
  private static final int WARM_EVENTS = 200_000;
  private static final int FILL_LIMIT_SECONDS = 3600;
  private static final int DRAINED = 20_000;
  private static final Duration DRAIN_LIMIT = Duration.ofMinutes(2);

  /** A program with its two subscribers. */
  private record Site(
      String name, MusterProgram muster, Subscriber good, Subscriber dead, Path folder, Path work)
      implements AutoCloseable {

    static Site open(Options options, Box box, String name) throws IOException {
      Path work = Files.createDirectories(options.bench("work"));
      Path folder = work.resolve("muster-" + name.replace(' ', '-'));
      MusterProgram muster = new MusterProgram(options, Map.of(), folder);
      Site site = new Site(name, muster, new Subscriber(), new Subscriber(), folder, work);
      String text =
          Files.readString(options.bench("muster.yaml"))
              .replace("{{box}}", "" + box.port())
              .replace("{{receiver}}", "" + site.good.port());
      muster.configure(
          text
              + "    - {name: dead, url: \"http://127.0.0.1:%d/hook\", secret: \"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\", concurrency: 64}\n"
                  .formatted(site.dead.port()));
      site.dead.order("down");
      muster.start();
      return site;
    }

    @Override
    public void close() {
      muster.close();
      good.close();
      dead.close();
    }
  }

  private final Options options;
  private final Table table;
  private final Map<String, Long> next = new java.util.HashMap<>();

  BacklogBench(Options options, Report report) {
    this.options = options;
    this.table =
        report.table(
            "A subscriber is dead, 1 KB, %d connections".formatted(options.number("connections")));
  }

  void run() throws IOException {
    if (!MusterProgram.built(options, table)) {
      return;
    }
    int waiting = Math.max(options.number("waiting"), WARM_EVENTS);
    try (Box box = new Box();
        Site none = Site.open(options, box, "nothing waiting");
        Site many = Site.open(options, box, waiting + " waiting")) {
      box.reset(0);
      load(none, 0, FILL_LIMIT_SECONDS, WARM_EVENTS);
      load(many, 0, FILL_LIMIT_SECONDS, waiting);
      for (int round = 0; round < options.number("rounds"); round++) {
        measure(none);
        measure(many);
      }
      revive(none);
      revive(many);
      startAgain(none);
      startAgain(many);
    }
    table.ratio("accepted/s", "nothing waiting");
  }

  /** Sends events and waits until the good subscriber has them; returns what the load counted. */
  private Map<String, String> load(Site site, int warm, int seconds, long events)
      throws IOException {
    Path acknowledged = site.work().resolve("acknowledged");
    long first = next.getOrDefault(site.name(), 0L);
    try (Program load =
        Program.java(
            "EventLoad",
            site.muster().port(),
            site.muster().path(),
            options.text("connections"),
            1,
            warm,
            seconds,
            first,
            acknowledged,
            events == Long.MAX_VALUE ? events : first + events)) {
      Map<String, String> done = load.await("done");
      next.put(site.name(), Long.parseLong(done.get("next")));
      table.add(site.name(), "lost", site.good().awaitMissing(acknowledged, site.work()));
      return done;
    }
  }

  private void measure(Site site) throws IOException {
    if (site.name().startsWith("nothing")) {
      discard(site);
    }
    long before = site.good().count("distinct");
    double cpu = site.muster().program().stat().cpuMillis();
    Map<String, String> done = load(site, 1, options.number("seconds"), Long.MAX_VALUE);
    double micros = (site.muster().program().stat().cpuMillis() - cpu) * 1000;
    table.add(site.name(), "accepted/s", Double.parseDouble(done.get("perSecond")));
    table.add(site.name(), "p50 ms", Double.parseDouble(done.get("p50")));
    table.add(site.name(), "p99 ms", Double.parseDouble(done.get("p99")));
    table.add(
        site.name(), "CPU µs/event", micros / (site.good().count("distinct") - before));
    table.add(site.name(), "resident MB", site.muster().program().stat().residentMb());
    table.add(site.name(), "peak MB", site.muster().program().stat().peakMb());
  }

  private static void discard(Site site) throws IOException {
    String path = "/api/subscribers/dead/discard?state=pending";
    Http.post(
        URI.create("http://127.0.0.1:" + site.muster().port() + path), new byte[0], false);
  }

  /** The dead one answers again: how quickly its backlog drains, from its first delivery on. */
  private void revive(Site site) throws IOException {
    if (site.name().startsWith("nothing")) {
      load(site, 0, FILL_LIMIT_SECONDS, DRAINED);
    }
    long begin = site.dead().count("distinct");
    site.dead().order("up");
    long end = System.nanoTime() + DRAIN_LIMIT.toNanos();
    while (site.dead().count("distinct") - begin < DRAINED && System.nanoTime() < end) {
      Program.pause(Duration.ofMillis(50));
    }
    Map<String, String> stats = site.dead().order("stats");
    double seconds =
        (Long.parseLong(stats.get("lastNanos")) - Long.parseLong(stats.get("firstNanos"))) / 1e9;
    table.add(
        site.name(),
        "drained/s",
        (Long.parseLong(stats.get("distinct")) - begin) / Math.max(seconds, 1e-3));
    site.dead().order("down");
  }

  /** Started again with what still waits: how long until a new event is delivered. */
  private void startAgain(Site site) throws IOException {
    site.muster().program().kill();
    long begin = System.nanoTime();
    site.muster().start();
    table.add(site.name(), "up after a kill, s", (System.nanoTime() - begin) / 1e9);
    load(site, 0, 60, 1);
    table.add(site.name(), "first delivery after it, s", (System.nanoTime() - begin) / 1e9);
  }
}
