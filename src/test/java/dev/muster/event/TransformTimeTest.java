package dev.muster.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A transform may compute for so long and no longer. */
@Timeout(120)
class TransformTimeTest {

  /** So deep that it takes a second or more, and ends all the same, so that no thread stays. */
  private static final String SLOW =
      """
      def f(n) if ($n < 1) 1 else f($n - 1) + f($n - 1)
      if (. == "slow") f(22) else .
      """;

  @TempDir Path folder;

  @Test
  void oneThatTakesTooLongIsGivenUpWithItsNameAndComputedAgainWhenItIsOver() throws Exception {
    Transform slow = transform("slow.jslt", SLOW, Duration.ofMillis(20));
    Transform other = transform("other.jslt", ".", Duration.ofSeconds(60));
    for (int times = 0; times < TimeBox.LEFT_OF_ONE; times++) {
      assertThatThrownBy(() -> slow.apply(text("slow")))
          .isInstanceOf(Unusable.class)
          .hasMessageContaining("slow.jslt computes for more than 20 ms and is given up");
    }
    assertThatThrownBy(() -> slow.apply(text("quick")))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining("slow.jslt is not computed now: 2 computations");
    assertThat(other.apply(text("goes on"))).isEqualTo(text("goes on"));
    await()
        .atMost(Duration.ofSeconds(90))
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(slow.apply(text("quick"))).isEqualTo(text("quick")));
  }

  @Test
  void oneThatCallsItselfWithoutEndBreaksAndTheNextIsComputed() throws Exception {
    String endless = "def f(n) f($n + 1) + 1  if (. == \"slow\") f(0) else .";
    Transform deep = transform("deep.jslt", endless, Duration.ofSeconds(60));
    assertThatThrownBy(() -> deep.apply(text("slow")))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining("deep.jslt calls itself without end");
    assertThat(deep.apply(text("quick"))).isEqualTo(text("quick"));
  }

  private Transform transform(String name, String text, Duration most) throws IOException {
    return Transform.of("key", Files.writeString(folder.resolve(name), text), most);
  }

  private static JsonNode text(String text) {
    return TextNode.valueOf(text);
  }
}
