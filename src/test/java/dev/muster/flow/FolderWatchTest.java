package dev.muster.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatchTest {

  private static final Duration QUIET = Duration.ofMillis(400);
  private static final Duration NEVER = Duration.ofMinutes(10);

  @TempDir Path folder;
  private RunningRoutes routes;

  @BeforeEach
  void open() {
    routes = new RunningRoutes(folder);
  }

  @AfterEach
  void close() {
    routes.close();
  }

  @Test
  void anEditIsTakenUpWithoutARestart() throws Exception {
    routes.answering("say-one", "one").follow(QUIET, NEVER);
    routes.answering("say-one", "eins");
    await().untilAsserted(() -> assertThat(routes.ask("say-one")).isEqualTo("eins"));
  }

  @Test
  void anEditIsFoundByListingWhereTheFileSystemReportsNothing() throws Exception {
    routes.answering("say-one", "one").follow(Duration.ofMillis(50), Duration.ofMillis(50));
    routes.answering("say-one", "eins");
    await().untilAsserted(() -> assertThat(routes.ask("say-one")).isEqualTo("eins"));
  }

  @Test
  void anEditInANewSubFolderIsTakenUp() throws Exception {
    routes.answering("say-one", "one").follow(QUIET, Duration.ofSeconds(2));
    routes.write("new/say-two.camel.yaml", RunningRoutes.answer("say-two", "two"));
    await().untilAsserted(() -> assertThat(routes.context.getRoute("say-two")).isNotNull());
    routes.write("new/say-two.camel.yaml", RunningRoutes.answer("say-two", "zwei"));
    await().untilAsserted(() -> assertThat(routes.ask("say-two")).isEqualTo("zwei"));
  }

  @Test
  void aDeletedFileTakesItsRoutesAway() throws Exception {
    routes.answering("say-one", "one").answering("say-two", "two").follow(QUIET, NEVER);
    routes.delete("say-two.camel.yaml");
    await().untilAsserted(() -> assertThat(routes.context.getRoute("say-two")).isNull());
    assertThat(routes.ask("say-one")).isEqualTo("one");
  }

  @Test
  void aBrokenEditIsReportedAndTheNextRightOneTakenUp() throws Exception {
    routes.answering("say-one", "one").follow(QUIET, NEVER);
    routes.write(
        "say-one.camel.yaml",
        RunningRoutes.answer("say-one", "one").replace("setBody", "setBoddy"));
    await().untilAsserted(() -> assertThat(routes.live.problems()).hasSize(1));
    assertThat(routes.live.problems().get(0).sentence()).startsWith("say-one.camel.yaml line 7: ");
    assertThat(routes.ask("say-one")).isEqualTo("one");
    routes.answering("say-one", "eins");
    await().untilAsserted(() -> assertThat(routes.ask("say-one")).isEqualTo("eins"));
    await().untilAsserted(() -> assertThat(routes.live.problems()).isEmpty());
  }

  @Test
  void aFileThatIsStillBeingWrittenIsLeftAlone() throws Exception {
    routes.answering("say-one", "one").follow(QUIET, Duration.ofMillis(50));
    String text = RunningRoutes.answer("say-one", "eins");
    Path file = folder.resolve("say-one.camel.yaml");
    AtomicInteger written = new AtomicInteger();
    try (OutputStream out = Files.newOutputStream(file)) {
      await()
          .pollInterval(Duration.ofMillis(20))
          .atMost(Duration.ofSeconds(20))
          .until(
              () -> {
                out.write(
                    text.substring(written.get(), written.incrementAndGet())
                        .getBytes(StandardCharsets.UTF_8));
                assertThat(routes.live.problems()).isEmpty();
                assertThat(routes.ask("say-one")).isEqualTo("one");
                return written.get() == text.length();
              });
    }
    await().untilAsserted(() -> assertThat(routes.ask("say-one")).isEqualTo("eins"));
    assertThat(routes.live.problems()).isEmpty();
  }

  @Test
  void theWatchEndsWithTheContext() throws Exception {
    routes.answering("say-one", "one").follow(QUIET, NEVER);
    assertThat(watchThreads()).isPositive();
    routes.context.stop();
    await().untilAsserted(() -> assertThat(watchThreads()).isZero());
  }

  private static long watchThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("route-watch"))
        .count();
  }
}
