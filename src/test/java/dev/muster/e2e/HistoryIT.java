package dev.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.sample.SampleFaces;
import dev.muster.sample.View;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What happened while the bridge was away is in the history of the box, and comes once. */
@ExtendWith(ShowLogs.class)
class HistoryIT {

  private static final String ID = "S30007";
  private static final String DOOR = "192.168.1.63";
  private static final byte[] FACE =
      SampleFaces.person(30_007).photo(View.frontal().sized(240, 300));

  @Test
  void fiftyMatchesWhileTheBridgeIsDownAreAllThereAfterItsStartExactlyOnce(@TempDir Path folder) {
    try (Receiver receiver = new Receiver();
        Gate gate = gate(folder);
        RunningMuster bridge = bridge(folder, gate, receiver)) {
      bridge.start();
      enrol(bridge);
      bridge.kill();
      for (int n = 0; n < 50; n++) {
        assertThat(gate.client().show(DOOR, FACE).path("identity_id").asText()).isEqualTo(ID);
      }
      bridge.start();
      Patience.until("fifty events at the receiver").until(() -> distinct(receiver) == 50);
      Patience.pass(Duration.ofSeconds(5));
      assertThat(receiver.all()).as("push and history together").hasSize(50);
      assertThat(receiver.of(ID)).hasSize(50);
    }
  }

  @Test
  void aKillWhileTheHistoryIsReadLosesAndRepeatsNoEvent(@TempDir Path folder) {
    Random random = new Random(Long.getLong("muster.seed", System.nanoTime()));
    try (Receiver receiver = new Receiver();
        Gate gate = gate(folder);
        RunningMuster bridge =
            bridge(folder, gate, receiver, "--muster.public-url=http://127.0.0.1:9")) {
      bridge.start();
      enrol(bridge);
      bridge.kill();
      gate.order("events", Map.of("count", 700, "identity_id", ID));
      gate.fault(Map.of("where", "GET /SophonFace/api/events", "what", "delay", "delay", "300ms"));
      for (int kill = 0; kill < 4; kill++) {
        bridge.start();
        int before = distinct(receiver);
        Patience.until("some are read")
            .pollInterval(Duration.ofMillis(20))
            .until(() -> distinct(receiver) > before || distinct(receiver) == 700);
        Patience.pass(Duration.ofMillis(random.nextInt(400)));
        bridge.kill();
      }
      bridge.start();
      Patience.until("all events at the receiver").until(() -> distinct(receiver) == 700);
      Patience.pass(Duration.ofSeconds(5));
      assertThat(distinct(receiver)).isEqualTo(700);
      Map<Object, Long> times =
          receiver.all().stream()
              .collect(
                  Collectors.groupingBy(
                      one -> one.event().path("data").path("occurred_at").asText(),
                      Collectors.mapping(
                          Receiver.Received::id,
                          Collectors.collectingAndThen(
                              Collectors.toSet(), ids -> (long) ids.size()))));
      assertThat(times).hasSize(700);
      assertThat(times.values()).as("one event for each time").containsOnly(1L);
    }
  }

  private static Gate gate(Path folder) {
    RunningMuster box =
        RunningMuster.facebox(
                folder.resolve("box"),
                RunningMuster.freePort(),
                "--muster.facebox.duplicate-window=0s",
                "--muster.facebox.admin=true")
            .start();
    return new Gate("gate", "v1", box, new RecordingProxy(box.url()));
  }

  private static RunningMuster bridge(Path folder, Gate gate, Receiver receiver, String... more) {
    return RunningMuster.bridge(
        folder.resolve("bridge"), Site.configuration(gate.proxy().url(), receiver), more);
  }

  private static void enrol(RunningMuster bridge) {
    WatchedFolder drop = new WatchedFolder(bridge.home().resolve("drop"));
    drop.drop("staff/" + ID + ".jpg", FACE);
    Patience.until("somebody is enrolled").until(() -> drop.done().size() == 1);
  }

  private static int distinct(Receiver receiver) {
    return (int) receiver.all().stream().map(Receiver.Received::id).distinct().count();
  }
}
