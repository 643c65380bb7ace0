package dev.muster.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Kills a bridge again and again while it works on what was dropped. */
final class Kills {

  private static final int LONGEST_START_MS = 6_000;

  private final Campus campus;
  private final RunningMuster bridge;
  private final WatchedFolder drop;
  private final Random random;
  private final int files;
  private int underWay;

  Kills(Campus campus, RunningMuster bridge, WatchedFolder drop, Random random) {
    this.campus = campus;
    this.bridge = bridge;
    this.drop = drop;
    this.random = random;
    this.files = drop.waiting().size();
  }

  /** How many calls were under way at the boxes when the bridge was killed, all in all. */
  int underWay() {
    return underWay;
  }

  /**
   * Kills so often, spread over the whole batch, one in five times while the program starts; leaves
   * it running. Returns how far the batch was at each kill, in percent.
   */
  List<Integer> strike(int times, int people) {
    int whole = 2 * files + people * campus.gates().size();
    List<Integer> moments = new ArrayList<>();
    for (int kill = 0; kill < times; kill++) {
      if (random.nextInt(5) == 0) {
        bridge.launch();
        Patience.pass(Duration.ofMillis(random.nextInt(LONGEST_START_MS)));
      } else {
        bridge.start();
        int target = (int) (whole * (kill + random.nextDouble()) / (times + 1));
        Patience.until("the batch is at " + target + " of " + whole)
            .pollInterval(Duration.ofMillis(20))
            .until(() -> progress() >= target);
      }
      kill();
      moments.add(progress() * 100 / whole);
    }
    bridge.start();
    return moments;
  }

  /** People on boxes, files taken, files handed back. */
  private int progress() {
    return campus.gates().stream().mapToInt(gate -> gate.client().people()).sum()
        + Math.max(0, files - drop.waiting().size())
        + drop.done().size()
        + drop.failed().size();
  }

  private void kill() {
    List<RecordingProxy> proxies = campus.gates().stream().map(Gate::proxy).toList();
    int waiting = proxies.stream().mapToInt(RecordingProxy::underWay).sum();
    int before = proxies.stream().mapToInt(RecordingProxy::begun).sum();
    bridge.kill();
    Patience.until("the boxes have ended what was under way")
        .until(() -> proxies.stream().allMatch(proxy -> proxy.underWay() == 0));
    underWay += waiting + proxies.stream().mapToInt(RecordingProxy::begun).sum() - before;
  }
}
