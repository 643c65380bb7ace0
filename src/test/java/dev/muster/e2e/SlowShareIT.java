package dev.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A share over which files come slowly, in no helpful order and in pieces. */
@ExtendWith(ShowLogs.class)
class SlowShareIT {

  private static final String SETTINGS =
      """
      batch-quiet: 5s
      photo: {check: false}
      drops:
        - {name: drop, folder: drop, settle: 1500ms}
        - {name: strict, folder: strict, settle: 1500ms, manifest: required}
      """;

  private static final int PEOPLE = 12;
  private static final int PIECES = 5;

  /** Shorter than a file's time to settle. */
  private static final Duration PAUSE = Duration.ofMillis(700);

  private Campus campus;
  private Gate gate;
  private RunningMuster bridge;

  @BeforeEach
  void open(@TempDir Path folder) {
    campus = new Campus(folder);
    gate = campus.gate("gate", "v1");
    bridge = campus.bridge(SETTINGS).start();
  }

  @AfterEach
  void close() {
    campus.close();
  }

  @Test
  void aListThatArrivesInTheMiddleOfItsPhotosHoldsForAllOfThem() throws IOException {
    WatchedFolder drop = folder("strict");
    byte[] list = list("named %02d", "scan %02d.jpg");
    for (int n = 0; n < PEOPLE; n++) {
      if (n == PEOPLE / 2) {
        inPieces(drop, "list.csv", list);
      }
      slowly(drop, "scan %02d.jpg".formatted(n), Pictures.plain(n));
    }
    assertAllNamed(drop, "named %02d");
  }

  @Test
  void photosThatHoldTheirNumberAreNotDisturbedByAListThatComesLater() throws IOException {
    WatchedFolder drop = folder("drop");
    for (int n = 0; n < PEOPLE; n++) {
      slowly(drop, "%s.jpg".formatted(id(n)), Pictures.plain(n));
    }
    inPieces(drop, "list.csv", list("later %02d", "S%04d.jpg"));
    assertAllNamed(drop, "later %02d");
  }

  @Test
  void aPhotoThatComesInPiecesWhileTheListIsThereIsNotMissing() throws IOException {
    WatchedFolder drop = folder("strict");
    drop.drop("list.csv", list("slow %02d", "scan %02d.jpg"));
    Patience.pass(Duration.ofSeconds(4));
    for (int n = 0; n < PEOPLE; n++) {
      if (n % 4 == 0) {
        inPieces(drop, "scan %02d.jpg".formatted(n), Pictures.plain(n));
      } else {
        slowly(drop, "scan %02d.jpg".formatted(n), Pictures.plain(n));
      }
    }
    assertAllNamed(drop, "slow %02d");
  }

  @Test
  void anArchiveThatGrowsSlowlyIsReadWhenItIsWhole() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int n = 0; n < PEOPLE; n++) {
      files.put("扫描 %02d.jpg".formatted(n), Pictures.plain(n));
    }
    files.put("名单.csv", list("packed %02d", "扫描 %02d.jpg"));
    WatchedFolder drop = folder("drop");
    inPieces(drop, "全部.zip", Archive.of(files, Charset.forName("GBK")));
    assertAllNamed(drop, "packed %02d");
  }

  private void assertAllNamed(WatchedFolder drop, String name) {
    Console console = new Console(bridge);
    List<String> wanted =
        IntStream.range(0, PEOPLE)
            .mapToObj(
                n -> "%s %s employee [staff] 1 picture(s)".formatted(id(n), name.formatted(n)))
            .toList();
    Patience.until("everybody stands on the box, named by the list")
        .untilAsserted(
            () ->
                assertThat(gate.everybody().values().stream().map(Standing::line).toList())
                    .isEqualTo(wanted));
    Patience.until("the batch is done, without a failure")
        .untilAsserted(
            () ->
                assertThat(console.batches())
                    .allSatisfy(
                        batch -> assertThat(batch.path("state").asText()).isEqualTo("done")));
    assertThat(drop.failed()).isEmpty();
    Patience.until("list and photos are handed back")
        .untilAsserted(
            () -> {
              assertThat(drop.waiting()).isEmpty();
              assertThat(drop.taken()).isEmpty();
            });
    assertThat(drop.done()).isNotEmpty().doesNotHaveDuplicates();
    assertThat(bridge.errors()).isEmpty();
  }

  private WatchedFolder folder(String name) {
    return new WatchedFolder(bridge.home().resolve(name));
  }

  private static byte[] list(String name, String photo) {
    StringBuilder text = new StringBuilder("id,name,photo\n");
    IntStream.range(0, PEOPLE)
        .forEach(
            n ->
                text.append(id(n))
                    .append(',')
                    .append(name.formatted(n))
                    .append(',')
                    .append(photo.formatted(n))
                    .append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String id(int number) {
    return "S%04d".formatted(number);
  }

  private static void slowly(WatchedFolder drop, String file, byte[] content) {
    drop.drop(file, content);
    Patience.pass(PAUSE);
  }

  private static void inPieces(WatchedFolder drop, String file, byte[] content) throws IOException {
    Path path = drop.drop(file, new byte[0]);
    try (OutputStream out = Files.newOutputStream(path)) {
      for (int piece = 0; piece < PIECES; piece++) {
        int from = content.length * piece / PIECES;
        out.write(Arrays.copyOfRange(content, from, content.length * (piece + 1) / PIECES));
        out.flush();
        Patience.pass(PAUSE);
      }
    }
  }
}
