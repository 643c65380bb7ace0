package dev.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sync every few seconds keeps three boxes and two clouds as the roster wants them, while the
 * roster changes, people change the boxes and clouds behind its back, their lists lie and the
 * program is killed.
 */
@ExtendWith(ShowLogs.class)
class KillSyncIT {

  private static final int PEOPLE = 24;
  private static final int KILLS = 6;

  /** Until the program is killed again: more than a run that has something to do needs. */
  private static final int MOST_CALLS = 80;

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
          guard: {removals: 20, removal-percent: 50, shrunk-percent: 40}
      """;

  private final long seed = Long.getLong("muster.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final QuickFaces faces = new QuickFaces();
  private final List<String> wronged = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> strangersGone = new ConcurrentHashMap<>();
  private final List<Directory> directories = new ArrayList<>();

  private RunningMuster bridge;
  private Console console;
  private DroppedRoster roster;

  @Test
  void everyDirectoryHoldsTheRosterInTheEndAndNobodyOfItWasTakenOff(@TempDir Path folder) {
    try (Gate twin = CloudTwin.behindProxy(folder.resolve("twin"));
        Campus campus = new Campus(folder)) {
      campus.gate("east", "v1");
      campus.gate("west", "v2");
      campus.gate("north", "v2");
      campus.gates().forEach(gate -> directories.add(new BoxDirectory(gate)));
      twin.box().awaitUp();
      directories.add(new BaiduDirectory(twin));
      directories.add(new CloudFaceDirectory(twin));
      directories.forEach(this::watch);
      bridge = campus.bridge(SETTINGS + CloudTwin.clouds(twin.proxy().url())).start();
      console = new Console(bridge);
      WatchedFolder drop = new WatchedFolder(bridge.home().resolve("drop"));
      roster = new DroppedRoster(drop, faces);
      roster.enrol(PEOPLE);
      awaitEverybodyEverywhere();
      letTheFirstRemovalPass();

      List<Integer> moments = killAgainAndAgain();
      directories.forEach(directory -> directory.lies().stop());
      awaitEverybodyEverywhere();
      SyncRunsAtRest rest = new SyncRunsAtRest(console);
      rest.awaitNothingToDo("all", directories.size(), PEOPLE);
      rest.awaitNothingHalfDone();
      roster.assertStandsOn(directories, console);
      System.out.printf(
          "KillSyncIT: seed %d, killed after %s calls, in the middle of %d runs; runs %s; lists that"
              + " lied %s; strangers taken off %s%n",
          seed, moments, cutShort(), rest.states(), lies(), new TreeMap<>(strangersGone));
      assertThat(wronged).as("taken off although on the roster").isEmpty();
      assertThat(strangersGone).as("removals that were seen").hasSameSizeAs(directories);
      assertThat(lies().values().stream().mapToInt(Integer::intValue).sum()).isPositive();
      assertThat(bridge.errors()).as("what nobody foresaw").isEmpty();
      assertThat(drop.failed()).as("photos that came back").isEmpty();
    }
  }

  private void awaitEverybodyEverywhere() {
    Patience.within(Duration.ofMinutes(4), "everybody stands everywhere as the roster wants")
        .untilAsserted(() -> roster.assertStandsOn(directories, console));
  }

  private List<Integer> killAgainAndAgain() {
    List<String> changed = new ArrayList<>(roster.ids());
    Collections.shuffle(changed, random);
    List<Integer> moments = new ArrayList<>();
    for (int kill = 1; kill <= KILLS; kill++) {
      int round = kill;
      directories.forEach(directory -> disturb(directory, round));
      roster.change(changed.subList(3 * round - 3, 3 * round), round);
      directories.forEach(this::lieByChance);
      int more = 1 + random.nextInt(MOST_CALLS);
      int calls = calls() + more;
      Patience.until("the bridge has called so often")
          .pollInterval(Duration.ofMillis(10))
          .until(() -> calls() >= calls);
      bridge.kill();
      moments.add(more);
      bridge.start();
    }
    return moments;
  }

  /** How often boxes and clouds were called. */
  private int calls() {
    return directories.stream()
        .map(Directory::proxy)
        .distinct()
        .mapToInt(RecordingProxy::begun)
        .sum();
  }

  /** The first run that removes anybody from a target waits for a person. */
  private void letTheFirstRemovalPass() {
    directories.forEach(directory -> directory.enrol("X0", faces.portrait(PEOPLE)));
    Patience.until("everybody's first stranger is gone")
        .until(
            () -> {
              JsonNode run = console.read("/api/runs?limit=1").at("/items/0");
              if (run.path("state").asText().equals("tripped")) {
                console.post("/api/runs/" + run.path("id").asLong() + "/approve?by=test");
              }
              return directories.stream().noneMatch(one -> one.everybody().containsKey("X0"));
            });
  }

  /** One of the roster is deleted, another one spoiled, and a stranger enrolled. */
  private void disturb(Directory directory, int round) {
    directory.lies().stop();
    List<String> ids = roster.ids();
    directory.takeOff(ids.get(random.nextInt(PEOPLE)));
    directory.spoil(ids.get(random.nextInt(PEOPLE)));
    directory.enrol("X" + round, faces.portrait(PEOPLE + round));
  }

  private void lieByChance(Directory directory) {
    int which = random.nextInt(ListLies.ALL.size() + 2);
    if (which < ListLies.ALL.size()) {
      directory.lies().tell(ListLies.ALL.get(which));
    }
  }

  /** Notes whom the bridge takes off a directory. */
  private void watch(Directory directory) {
    directory
        .proxy()
        .watch(
            (method, uri, body) -> {
              try {
                judge(directory, method, uri, body);
              } catch (RuntimeException e) {
                wronged.add("a call that nobody understands: " + uri + ": " + e);
              }
            });
  }

  private void judge(Directory directory, String method, URI uri, byte[] body) {
    for (String id : directory.takenOffBy(method, uri, body)) {
      if (roster.has(id)) {
        wronged.add(id + " on " + directory.name() + " by " + method + " " + uri);
      } else {
        strangersGone.merge(directory.name(), 1, Integer::sum);
      }
    }
  }

  private long cutShort() {
    return bridge
        .log()
        .lines()
        .filter(line -> line.contains("runs of syncs were under way"))
        .count();
  }

  private Map<String, Integer> lies() {
    Map<String, Integer> told = new TreeMap<>();
    directories.forEach(one -> told.put(one.name(), one.lies().told()));
    return told;
  }
}
