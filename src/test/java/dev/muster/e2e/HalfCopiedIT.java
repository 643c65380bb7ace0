package dev.muster.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.sample.SampleFaces;
import dev.muster.sample.View;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What lies in a drop folder in real life besides good photos. */
@ExtendWith({Site.Shared.class, ShowLogs.class})
class HalfCopiedIT {

  private static final int CHUNKS = 6;
  private static final Duration PAUSE = Duration.ofMillis(600);

  @Test
  void aFileThatIsStillBeingCopiedIsTakenOnlyWhenComplete(Site site) throws IOException {
    byte[] photo = SampleFaces.person(40).photo(View.frontal());
    WatchedFolder drop = site.slowDrop();
    Path file = drop.drop("staff/H0040.jpg", new byte[0]);
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int chunk = 0; chunk < CHUNKS; chunk++) {
        int from = photo.length * chunk / CHUNKS;
        out.write(photo, from, photo.length * (chunk + 1) / CHUNKS - from);
        out.flush();
        Patience.until("several looks have passed").pollDelay(PAUSE).until(() -> true);
        assertThat(drop.waiting()).containsExactly("staff/H0040.jpg");
      }
    }
    Patience.until("the whole photo in .done")
        .untilAsserted(() -> assertThat(drop.done()).containsExactly("staff/H0040.jpg"));
    assertThat(drop.failed()).isEmpty();
    assertThat(site.atBox().knows("H0040")).isTrue();
  }

  @Test
  void oddFilesComeBackWithTheirReasonAndDisturbNobody(Site site) throws IOException {
    WatchedFolder drop = site.drop();
    Map<String, String> odd = dropOddFiles(drop);
    drop.drop("staff/H0051_Anna Maria Smith.jpg", portrait(51));
    drop.drop("staff/H0052_😀.jpg", portrait(52));
    drop.drop("staff/H0053.jpg", portrait(53));
    drop.drop("staff/Thumbs.db", new byte[] {1, 2, 3});

    odd.forEach(
        (file, reason) ->
            Patience.until(file + " comes back as " + reason)
                .untilAsserted(
                    () -> {
                      assertThat(drop.failed()).contains(file);
                      assertThat(drop.reasonOf(file)).isEqualTo(reason);
                    }));
    Patience.until("the good photos in .done")
        .untilAsserted(
            () ->
                assertThat(drop.done())
                    .contains(
                        "staff/H0051_Anna Maria Smith.jpg",
                        "staff/H0052_😀.jpg",
                        "staff/H0053.jpg"));
    assertThat(site.atBox().nameOf("H0051")).isEqualTo("Anna Maria Smith");
    assertThat(site.atBox().nameOf("H0052")).isEqualTo("😀");
    assertThat(drop.waiting()).containsExactly("staff/Thumbs.db");
    Files.delete(drop.folder().resolve("staff/Thumbs.db"));
  }

  @Test
  void ofTwoPhotosOfOnePersonOneComesBack(Site site) {
    WatchedFolder drop = site.drop();
    drop.drop("staff/H0060_first.jpg", portrait(60));
    drop.drop("staff/H0060_second.jpg", portrait(61));

    Patience.until("one in .done, the other in .failed")
        .untilAsserted(
            () -> {
              assertThat(drop.done().stream().filter(file -> file.contains("H0060"))).hasSize(1);
              assertThat(drop.failed().stream().filter(file -> file.contains("H0060"))).hasSize(1);
            });
    String failed =
        drop.failed().stream().filter(file -> file.contains("H0060")).findFirst().orElseThrow();
    Patience.until("the report names it")
        .untilAsserted(() -> assertThat(drop.reasonOf(failed)).isEqualTo("TWO_PHOTOS_ONE_ID"));
  }

  /** The files by name, with the reason that each is expected to come back with. */
  private static Map<String, String> dropOddFiles(WatchedFolder drop) throws IOException {
    Map<String, String> odd = new LinkedHashMap<>();
    drop.drop("staff/H0070.jpg", new byte[0]);
    odd.put("staff/H0070.jpg", "EMPTY_FILE");
    try (RandomAccessFile large =
        new RandomAccessFile(drop.drop("staff/H0071.jpg", new byte[1]).toFile(), "rw")) {
      large.setLength(60_000_000);
    }
    odd.put("staff/H0071.jpg", "TOO_MANY_BYTES");
    drop.drop("staff/H0072.png", Pictures.pngHeader(30_000, 30_000));
    odd.put("staff/H0072.png", "TOO_MANY_PIXELS");
    drop.drop("staff/H0073.jpg", "Dear colleague, ...".getBytes(StandardCharsets.UTF_8));
    odd.put("staff/H0073.jpg", "NOT_AN_IMAGE");
    String longName = "staff/H0074_" + "n".repeat(200) + ".jpg";
    drop.drop(longName, portrait(54));
    odd.put(longName, "BAD_NAME");
    drop.drop("staff/portrait.jpg", portrait(55));
    odd.put("staff/portrait.jpg", "NO_ID");
    drop.drop("staff/two words.jpg", portrait(55));
    odd.put("staff/two words.jpg", "NO_ID");
    drop.drop("staff/inner/H0075.jpg", portrait(55));
    odd.put("staff/inner/H0075.jpg", "NO_GROUP");
    return odd;
  }

  private static byte[] portrait(long seed) {
    return SampleFaces.person(seed).photo(View.frontal());
  }
}
