package dev.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that was acknowledged is lost, and the order per person is kept, whatever is killed. */
@ExtendWith(ShowLogs.class)
class KillIntakeIT {

  private static final int KILLS = 4;
  private static final int THREADS = 4;
  private static final int CONCURRENCY = 8;

  @Test
  void everyAcknowledgedEventArrivesInOrderAlthoughTheBridgeIsKilled(@TempDir Path folder) {
    Random random = new Random(Long.getLong("muster.seed", System.nanoTime()));
    try (Receiver receiver = new Receiver();
        RunningMuster bridge =
            RunningMuster.bridge(folder, Site.configuration("http://127.0.0.1:9", receiver))) {
      List<PushingBox> boxes =
          IntStream.range(0, THREADS)
              .mapToObj(n -> new PushingBox(bridge.url() + "/events/gate", "T" + n + "-"))
              .toList();
      bridge.start();
      boxes.forEach(PushingBox::start);
      for (int kill = 0; kill < KILLS; kill++) {
        int enough = acknowledged(boxes) + 100;
        Patience.until("events are acknowledged").until(() -> acknowledged(boxes) > enough);
        Patience.until("a random moment")
            .pollDelay(Duration.ofMillis(200 + random.nextInt(1300)))
            .until(() -> true);
        bridge.kill();
        bridge.start();
      }
      boxes.forEach(PushingBox::stop);

      List<PushingBox.Pushed> acknowledged =
          boxes.stream().flatMap(box -> box.acknowledged().stream()).toList();
      Patience.until("every acknowledged event at the receiver")
          .atMost(Duration.ofMinutes(3))
          .untilAsserted(() -> assertThat(lost(acknowledged, receiver)).isEmpty());
      report(acknowledged, receiver);
      assertThat(receiver.all()).allMatch(Receiver.Received::verified);
      assertThat(disorders(receiver)).isEmpty();
      assertThat(duplicates(receiver)).isLessThanOrEqualTo(KILLS * CONCURRENCY);
    }
  }

  private static int acknowledged(List<PushingBox> boxes) {
    return boxes.stream().mapToInt(box -> box.acknowledged().size()).sum();
  }

  private static Set<PushingBox.Pushed> lost(
      List<PushingBox.Pushed> acknowledged, Receiver receiver) {
    Set<PushingBox.Pushed> lost = new HashSet<>(acknowledged);
    receiver.all().forEach(one -> lost.remove(PushingBox.Pushed.of(one)));
    return lost;
  }

  private static long duplicates(Receiver receiver) {
    return receiver.all().size()
        - receiver.all().stream().map(Receiver.Received::id).distinct().count();
  }

  /** First arrivals that came after a later event of the same person. */
  private static List<PushingBox.Pushed> disorders(Receiver receiver) {
    Map<String, Long> latest = new HashMap<>();
    Set<PushingBox.Pushed> seen = new HashSet<>();
    List<PushingBox.Pushed> disorders = new ArrayList<>();
    for (Receiver.Received one : receiver.all()) {
      PushingBox.Pushed event = PushingBox.Pushed.of(one);
      if (seen.add(event) && event.at() <= latest.getOrDefault(event.person(), 0L)) {
        disorders.add(event);
      }
      latest.merge(event.person(), event.at(), Math::max);
    }
    return disorders;
  }

  private static void report(List<PushingBox.Pushed> acknowledged, Receiver receiver) {
    System.out.printf(
        "KillIntakeIT: %d kills, %d events acknowledged, %d lost, %d arrivals, %d duplicates,"
            + " %d out of order%n",
        KILLS,
        acknowledged.size(),
        lost(acknowledged, receiver).size(),
        receiver.all().size(),
        duplicates(receiver),
        disorders(receiver).size());
  }
}
