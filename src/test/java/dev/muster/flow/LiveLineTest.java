package dev.muster.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.muster.flow.LiveLine.Frame;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A realtime connection against a server that is made of bytes. */
@Timeout(60)
class LiveLineTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(200);

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void aFrameIsGivenWholeHoweverItIsCutAndTheNextOnlyWhenItIsAskedFor() throws Exception {
    try (WebSocketBox box = new WebSocketBox(true);
        LiveLine line = LiveLine.open(client, box.url(), LONG, 1000)) {
      line.send("greeting 你好");
      assertThat(box.texts.take()).isEqualTo("greeting 你好");
      box.fragments("{\"half\":", "\"王芳\"}");
      box.text("second");
      assertThat(text(line.next(LONG))).isEqualTo("{\"half\":\"王芳\"}");
      assertThat(line.next(SHORT)).as("not asked for").isNull();
      line.more();
      assertThat(text(line.next(LONG))).isEqualTo("second");
    }
  }

  @Test
  void aFrameThatIsTooLargeIsReadPastWithItsSizeAndTheNextIsWhole() throws Exception {
    try (WebSocketBox box = new WebSocketBox(true);
        LiveLine line = LiveLine.open(client, box.url(), LONG, 100)) {
      line.send("greeting");
      box.texts.take();
      box.text("x".repeat(60_000));
      Frame large = line.next(LONG);
      assertThat(large.size()).isEqualTo(60_000);
      assertThat(large.text().length).isLessThanOrEqualTo(100);
      box.text("small");
      line.more();
      assertThat(text(line.next(LONG))).isEqualTo("small");
    }
  }

  @Test
  void aConnectionThatBreaksInTheMiddleOfAFrameEndsWithoutIt() throws Exception {
    try (WebSocketBox box = new WebSocketBox(true);
        LiveLine line = LiveLine.open(client, box.url(), LONG, 1000)) {
      line.send("greeting");
      box.texts.take();
      box.breakOff("{\"score\":94.8}");
      await("the end is told, or shows itself at a ping")
          .atMost(LONG)
          .until(() -> isOver(line.next(SHORT)) || !canPing(line));
    }
  }

  @Test
  void aBoxThatAnswersPingsIsNotSilentAndOneThatDoesNotIs() throws Exception {
    try (WebSocketBox box = new WebSocketBox(true);
        LiveLine line = LiveLine.open(client, box.url(), LONG, 1000)) {
      await().atMost(LONG).until(() -> line.silence().compareTo(SHORT) > 0);
      line.ping();
      await().atMost(LONG).until(line::answersPings);
      assertThat(line.silence()).isLessThan(Duration.ofSeconds(10));
    }
    try (WebSocketBox box = new WebSocketBox(false);
        LiveLine line = LiveLine.open(client, box.url(), LONG, 1000)) {
      line.ping();
      await().atMost(LONG).until(() -> line.silence().compareTo(SHORT) > 0);
      assertThat(line.answersPings()).isFalse();
    }
  }

  @Test
  void whereNobodyListensThereIsNoConnection() {
    URI nowhere = URI.create("ws://127.0.0.1:9/");
    assertThatThrownBy(() -> LiveLine.open(client, nowhere, LONG, 1000))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aBoxThatNeverAnswersPingsIsGivenMoreAndMoreTime() {
    LivePatience patience = new LivePatience(Duration.ofMinutes(1));
    for (int silences = 0; silences < 10; silences++) {
      patience.silent();
    }
    assertThat(patience.quiet()).isEqualTo(Duration.ofMinutes(16));
    patience.ponged();
    assertThat(patience.quiet()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void thePausesBetweenTwoConnectionsGrowToAMinute() {
    LivePatience patience = new LivePatience(Duration.ofMinutes(1));
    assertThat(patience.pause()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    for (int failures = 0; failures < 20; failures++) {
      patience.pause();
    }
    assertThat(patience.pause()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(65));
    patience.heard();
    assertThat(patience.pause()).isLessThanOrEqualTo(Duration.ofSeconds(1));
  }

  private static boolean isOver(Frame frame) {
    assertThat(frame == null || frame.end() != null).as("half a frame is none").isTrue();
    return frame != null;
  }

  private static boolean canPing(LiveLine line) throws InterruptedException {
    try {
      line.ping();
      return true;
    } catch (IOException broken) {
      return false;
    }
  }

  private static String text(Frame frame) {
    assertThat(frame.end()).isNull();
    return new String(frame.text(), java.nio.charset.StandardCharsets.UTF_8);
  }
}
