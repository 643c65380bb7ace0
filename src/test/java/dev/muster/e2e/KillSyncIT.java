package dev.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sync every few seconds keeps boxes as the roster wants them, while people change them behind
 * its back and the program is killed.
 */
@ExtendWith(ShowLogs.class)
class KillSyncIT {

  private static final int PEOPLE = 40;
  private static final int KILLS = 6;

  private static final String SETTINGS =
      """
      batch-quiet: 3s
      photo: {check: false, same-face: off, other-face: off}
      drops:
        - {name: drop, folder: drop, settle: 300ms}
      syncs:
        - name: all
          targets: [all]
          schedule: "0/3 * * * * ?"
          zone: UTC
          mode: guarded
          strangers: remove
          guard: {removals: 20, removal-percent: 50}
      """;

  private final Random random = new Random(Long.getLong("muster.seed", System.nanoTime()));
  private final Set<String> roster =
      new TreeSet<>(IntStream.range(0, PEOPLE).mapToObj("R%04d"::formatted).toList());
  private final List<String> wronged = new CopyOnWriteArrayList<>();

  @Test
  void everyBoxHoldsTheRosterInTheEndAndNobodyOfItWasTakenOff(@TempDir Path folder) {
    try (Campus campus = new Campus(folder)) {
      campus.gate("east", "v1");
      campus.gate("west", "v2");
      campus.gate("north", "v2");
      campus.gates().forEach(gate -> gate.proxy().bend(this::watch));
      RunningMuster bridge = campus.bridge(SETTINGS).start();
      Console console = new Console(bridge);
      enrol(bridge, campus);
      letTheFirstRemovalPass(campus, console);

      List<Long> moments = new ArrayList<>();
      for (int kill = 1; kill <= KILLS; kill++) {
        int round = kill;
        campus.gates().forEach(gate -> disturb(gate, round));
        long moment = 500 + random.nextInt(5000);
        Patience.pass(Duration.ofMillis(moment));
        bridge.kill();
        moments.add(moment);
        bridge.start();
      }
      Patience.within(Duration.ofMinutes(4), "every box holds exactly the roster")
          .untilAsserted(
              () ->
                  campus
                      .gates()
                      .forEach(
                          gate ->
                              assertThat(gate.everybody().keySet())
                                  .as(gate.name())
                                  .isEqualTo(roster)));
      Patience.until("a plan with nothing in it").until(() -> planIsEmpty(console));
      System.out.printf("KillSyncIT: killed after %s ms%n", moments);
      assertThat(wronged).as("taken off a box although on the roster").isEmpty();
    }
  }

  private void enrol(RunningMuster bridge, Campus campus) {
    WatchedFolder drop = new WatchedFolder(bridge.home().resolve("drop"));
    int n = 0;
    for (String id : roster) {
      drop.drop("staff/" + id + ".jpg", Pictures.plain(n++));
    }
    Patience.within(Duration.ofMinutes(4), "everybody stands on every box")
        .until(
            () ->
                campus.gates().stream().allMatch(gate -> gate.everybody().keySet().equals(roster)));
  }

  /** The first run that removes anybody waits for a person, whatever it may remove. */
  private static void letTheFirstRemovalPass(Campus campus, Console console) {
    campus.gates().forEach(gate -> stranger(gate, "first"));
    Patience.until("a plan that waits for somebody")
        .until(
            () -> {
              JsonNode run = latest(console);
              boolean waits = run.at("/run/state").asText().equals("tripped");
              if (waits) {
                console.post("/api/runs/" + run.at("/run/id").asLong() + "/approve?by=test");
              }
              return campus.gates().stream()
                  .noneMatch(gate -> gate.everybody().containsKey("X-first-" + gate.name()));
            });
  }

  /** Two of the roster are deleted and a stranger is enrolled. */
  private void disturb(Gate gate, int round) {
    List<String> ids = new ArrayList<>(roster);
    BoxCalls box = new BoxCalls(gate.box().url());
    box.delete(ids.get(random.nextInt(PEOPLE)));
    box.delete(ids.get(random.nextInt(PEOPLE)));
    stranger(gate, String.valueOf(round));
  }

  private static void stranger(Gate gate, String round) {
    BoxCalls box = new BoxCalls(gate.box().url());
    String group = box.createPermission("others-" + round);
    String id = "X-" + round + "-" + gate.name();
    assertThat(box.register(id, group, Pictures.plain(1000 + id.hashCode() % 1000)).status())
        .isEqualTo(200);
  }

  /** Notes whom the bridge takes off a box. */
  private RecordingProxy.Bent watch(String method, String path, byte[] body) {
    boolean removes =
        method.equals("DELETE") && path.endsWith("/users") || path.endsWith("/deleteidentities");
    String text = removes ? new String(body, StandardCharsets.UTF_8) : "";
    roster.stream().filter(id -> text.contains('"' + id + '"')).forEach(wronged::add);
    return null;
  }

  private static JsonNode latest(Console console) {
    JsonNode runs = console.read("/api/runs?limit=1");
    long id = runs.at("/items/0/id").asLong();
    return id == 0 ? runs.path("items") : console.read("/api/runs/" + id);
  }

  private static boolean planIsEmpty(Console console) {
    JsonNode run = latest(console);
    return run.at("/run/state").asText().equals("done")
        && run.at("/run/parts").size() > 0
        && run.path("changes").isEmpty();
  }
}
