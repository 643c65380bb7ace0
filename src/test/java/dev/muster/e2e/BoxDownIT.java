package dev.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A box that is away costs patience, not photos. */
@ExtendWith(ShowLogs.class)
class BoxDownIT {

  @Test
  void everybodyIsPlacedOnceTheBoxIsThere(@TempDir Path folder) {
    try (Receiver receiver = new Receiver();
        RunningMuster box =
            RunningMuster.facebox(
                folder.resolve("box"),
                RunningMuster.freePort(),
                "--muster.facebox.recognise=false",
                "--muster.facebox.service-time=150ms",
                "--muster.facebox.slots=2");
        RunningMuster bridge =
            RunningMuster.bridge(
                    folder.resolve("bridge"),
                    Site.configuration(box.url(), receiver),
                    "--muster.photo.check=false")
                .start()) {
      WatchedFolder drop = new WatchedFolder(bridge.home().resolve("drop"));
      FaceboxClient atBox = new FaceboxClient(box.url());

      List<String> early = drop(drop, 0, 20);
      Patience.until("the photos are taken up without a box")
          .untilAsserted(() -> assertThat(drop.taken()).hasSize(20));
      box.start();
      awaitDone(drop, early);

      List<String> more = drop(drop, 20, 60);
      Patience.until("the batch is under way").until(() -> atBox.people() >= 25);
      box.kill();
      box.start();
      awaitDone(drop, more);

      assertThat(atBox.everybody()).hasSize(60).doesNotHaveDuplicates();
      assertThat(drop.failed()).isEmpty();
      assertThat(drop.waiting()).isEmpty();
      assertThat(bridge.errors()).isEmpty();
    }
  }

  private static List<String> drop(WatchedFolder drop, int from, int to) {
    List<String> files = IntStream.range(from, to).mapToObj("staff/D%04d.jpg"::formatted).toList();
    IntStream.range(from, to).forEach(n -> drop.drop(files.get(n - from), Pictures.plain(n)));
    return files;
  }

  private static void awaitDone(WatchedFolder drop, List<String> files) {
    Patience.until("all in .done").untilAsserted(() -> assertThat(drop.done()).containsAll(files));
  }
}
