package dev.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is killed, and whenever: everybody is enrolled, nobody twice, no photo is lost. */
@ExtendWith(ShowLogs.class)
class KillEnrolmentIT {

  private static final int PEOPLE = 120;
  private static final int CONCURRENCY = 16;
  private static final int KILLS = 3;

  @Test
  void everybodyIsEnrolledOnceAlthoughBridgeAndBoxAreKilled(@TempDir Path folder) {
    Random random = new Random(Long.getLong("muster.seed", System.nanoTime()));
    int boxPort = RunningMuster.freePort();
    try (Receiver receiver = new Receiver();
        RunningMuster box =
            RunningMuster.facebox(
                    folder.resolve("box"),
                    boxPort,
                    "--muster.facebox.recognise=false",
                    "--muster.facebox.service-time=40ms",
                    "--muster.facebox.slots=1")
                .start();
        RecordingProxy proxy = new RecordingProxy(box.url());
        RunningMuster bridge =
            RunningMuster.bridge(
                folder.resolve("bridge"),
                Site.configuration(proxy.url(), receiver),
                "--muster.photo.check=false")) {
      WatchedFolder drop = new WatchedFolder(bridge.home().resolve("drop"));
      List<String> files = IntStream.range(0, PEOPLE).mapToObj(KillEnrolmentIT::file).toList();
      IntStream.range(0, PEOPLE).forEach(n -> drop.drop(file(n), Pictures.plain(n)));
      FaceboxClient atBox = new FaceboxClient(box.url());
      List<Integer> atKill = new ArrayList<>();
      bridge.start();
      for (int kill = 1; kill <= KILLS; kill++) {
        int share = PEOPLE * kill / (KILLS + 2) + random.nextInt(PEOPLE / 8);
        Patience.until(share + " people on the box").until(() -> atBox.people() >= share);
        bridge.kill();
        atKill.add(atBox.people());
        if (kill == 2) {
          box.kill();
          box.start();
        }
        bridge.start();
      }

      Patience.until("every photo in .done")
          .untilAsserted(
              () -> {
                assertThat(drop.done()).containsExactlyInAnyOrderElementsOf(files);
                assertThat(drop.waiting()).isEmpty();
                assertThat(drop.taken()).isEmpty();
              });
      assertThat(drop.failed()).isEmpty();
      assertThat(atBox.everybody())
          .containsExactlyInAnyOrderElementsOf(files.stream().map(KillEnrolmentIT::id).toList());
      System.out.printf(
          "KillEnrolmentIT: %d people, the bridge killed with %s of them on the box, the box once:"
              + " %d registrations sent, %d taken, %d changes sent%n",
          PEOPLE,
          atKill,
          proxy.personWrites("POST"),
          proxy.registered(),
          proxy.personWrites("PUT"));
      assertThat(atKill).as("killed in the middle").allMatch(people -> people < PEOPLE);
      assertThat(proxy.personWrites("POST")).isLessThanOrEqualTo(PEOPLE + KILLS * CONCURRENCY);
      assertThat(proxy.registered()).isLessThanOrEqualTo(PEOPLE);
      assertThat(proxy.personWrites("PUT")).isZero();
    }
  }

  private static String file(int number) {
    return "staff/K%04d.jpg".formatted(number);
  }

  private static String id(String file) {
    return file.substring(file.indexOf('/') + 1, file.indexOf('.'));
  }
}
