package bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Planning of a sync from the roster to boxes whose lists were made before: many boxes of one size
 * after another, with nothing changed and with one person in a hundred; then one box with and
 * without a delay for each page, against a script that does the same. The one box is planned for
 * a dozen times before it is measured, and the first time is told besides.
 */
final class SyncBench {
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int WARM = 12;
  private static final Duration SETTLED = Duration.ofSeconds(3);
  private static final Pattern STATE = Pattern.compile("\"state\"\\s*:\\s*\"(\\w+)\"");
  private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*(\\d+)");

  private final Options options;
  private final Report report;
  private final int lists;

  /** Resident memory of the program that runs, before its first plan. */
  private double idleMb;

  /** What one plan cost. */
  private record Cost(double seconds, double cpuSeconds, double peakMb) {}

  SyncBench(Options options, Report report) throws IOException {
    this.lists = MusterProgram.freePort();
    this.options = options;
    this.report = report;
  }

  void run() throws IOException {
    int boxes = options.number("boxes");
    Table many = report.table("A plan for %d boxes".formatted(boxes));
    Table one = report.table("A plan for one box");
    if (!MusterProgram.built(options, many)) {
      return;
    }
    try (Program sim = Program.java("ListSim", lists)) {
      sim.await("ready");
      for (int people : options.numbers("people")) {
        size(people, boxes, many);
      }
      single(options.numbers("people").stream().mapToInt(Integer::intValue).max().orElse(0), one);
    }
  }

  private void size(int people, int boxes, Table table) throws IOException {
    try (MusterProgram muster = filled(people, boxes)) {
      pages(people, 0, 0);
      plan(muster);
      for (int round = 0; round < options.number("rounds"); round++) {
        pages(people, 0, 0);
        add(table, "%,d people".formatted(people), plan(muster), people * boxes);
        pages(people, 1, 0);
        add(table, "%,d people, 1 %% changed".formatted(people), plan(muster), people * boxes);
      }
      live(muster, "%,d people, 1 %% changed".formatted(people), table);
    }
  }

  /** What is needed in the middle of plans, and what is without one; these plans are not timed. */
  private static void live(MusterProgram muster, String row, Table table) throws IOException {
    double seconds = plan(muster).seconds();
    table.add(row, "MB live, idle", muster.program().liveMb());
    double most = 0;
    for (double part : List.of(0.0, 0.3, 0.5, 0.7)) {
      String run = ask(muster);
      Program.pause(Duration.ofMillis((long) (seconds * part * 1000)));
      most = Math.max(most, muster.program().liveMb());
      await(muster, run);
    }
    table.add(row, "MB live, at most", most);
  }

  private void single(int people, Table table) throws IOException {
    Path database = MusterProgram.home(options).resolve("var/muster.db");
    try (MusterProgram muster = filled(people, 1)) {
      pages(people, 1, 0);
      add(table, "%,d people, the first plan after the start".formatted(people), plan(muster), people);
      for (int warm = 0; warm < WARM; warm++) {
        plan(muster);
      }
      for (int delay : List.of(0, 20)) {
        for (int round = 0; round < options.number("rounds"); round++) {
          pages(people, 1, delay);
          String ways = "%,d people, %d ms a page: ".formatted(people, delay);
          add(table, ways + "muster", plan(muster), people);
          script(table, ways + "script, 100 people a page", database, 1, 100);
          script(table, ways + "script, 1,000 people a page", database, 1, 1000);
          if (delay > 0) {
            script(table, ways + "script, 8 pages of 100 at once", database, 8, 100);
          }
        }
      }
    }
  }

  private void add(Table table, String row, Cost cost, int entries) {
    table.add(row, "seconds", cost.seconds());
    table.add(row, "CPU s", cost.cpuSeconds());
    table.add(row, "µs CPU an entry", cost.cpuSeconds() * 1e6 / entries);
    table.add(row, "MB at most", cost.peakMb());
    table.add(row, "MB above idle", cost.peakMb() - idleMb);
  }

  private void script(Table table, String row, Path database, int atOnce, int rows)
      throws IOException {
    try (Program script =
        python("lists.py", database.toString(), "" + lists, "box-1", "" + atOnce, "" + rows)) {
      Map<String, String> done = script.await("done");
      table.add(row, "seconds", Double.parseDouble(done.get("seconds")));
      table.add(row, "MB at most", Double.parseDouble(done.get("peakMb")));
    }
  }

  /** A Muster that runs, with the people on its roster and, by its ledger, on every box. */
  private MusterProgram filled(int people, int boxes) throws IOException {
    MusterProgram muster = new MusterProgram(options, Map.of());
    muster.configure(configuration(boxes));
    muster.start();
    muster.close();
    Path database = MusterProgram.home(options).resolve("var/muster.db");
    try (Program fill = python("roster.py", database.toString(), "" + people, "" + boxes)) {
      fill.await("done");
    }
    muster.start();
    Program.pause(SETTLED);
    idleMb = muster.program().stat().residentMb();
    return muster;
  }

  private Program python(String script, String... more) throws IOException {
    List<String> command = new java.util.ArrayList<>();
    command.addAll(List.of("python3", options.bench("reference/" + script).toString()));
    command.addAll(List.of(more));
    return Program.start(command, Path.of("."), Map.of(), null);
  }

  private String configuration(int boxes) {
    StringBuilder text =
        new StringBuilder("server: {port: {{port}}}\nmuster:\n  facebox: {enabled: false}\n  photo: {check: false, same-face: off, other-face: off}\n");
    text.append("  drift-first: 1h\n  boxes:\n");
    for (int box = 1; box <= boxes; box++) {
      text.append(
          "    - {name: box-%d, url: \"http://127.0.0.1:%d\", api: v2, devices: [{name: gate-%d, address: 127.0.0.9, group: staff}]}\n"
              .formatted(box, lists, box));
    }
    return text
        + "  drops:\n    - {name: main, folder: drop}\n"
        + "  syncs:\n    - {name: all, targets: [all], mode: plan}\n";
  }

  private void pages(int people, int changed, int delay) throws IOException {
    Http.get(lists, "/bench/people?count=%d&changed=%d&delay=%d".formatted(people, changed, delay));
  }

  /** Asks for a run and waits for its plan; the time is that of somebody who presses the button. */
  private static Cost plan(MusterProgram muster) throws IOException {
    double cpu = muster.program().stat().cpuMillis();
    long begin = System.nanoTime();
    double peak = await(muster, ask(muster));
    double seconds = (System.nanoTime() - begin) / 1e9;
    double used = muster.program().stat().cpuMillis() - cpu;
    return new Cost(seconds, used / 1000, peak);
  }

  private static String ask(MusterProgram muster) throws IOException {
    return first(ID, post(muster.port(), "/api/syncs/all/runs"));
  }

  /** Waits for the plan of a run; the most that was resident meanwhile. */
  private static double await(MusterProgram muster, String run) throws IOException {
    double peak = 0;
    long begin = System.nanoTime();
    String state = "asked";
    while (state.equals("asked")) {
      if (System.nanoTime() - begin > LONGEST.toNanos()) {
        throw new IOException("no plan within " + LONGEST);
      }
      Program.pause(Duration.ofMillis(20));
      peak = Math.max(peak, muster.program().stat().residentMb());
      state = first(STATE, Http.get(muster.port(), "/api/runs/" + run));
    }
    if (!List.of("done", "planned", "tripped").contains(state)) {
      throw new IOException("run " + run + ": " + Http.get(muster.port(), "/api/runs/" + run));
    }
    return peak;
  }

  private static String first(Pattern pattern, String text) throws IOException {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      throw new IOException("no " + pattern + " in " + text);
    }
    return found.group(1);
  }

  private static String post(int port, String path) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection)
            URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(0);
    connection.getOutputStream().close();
    if (connection.getResponseCode() / 100 != 2) {
      throw new IOException(path + " answered " + connection.getResponseCode());
    }
    return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
