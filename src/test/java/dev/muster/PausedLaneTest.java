package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.Color;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Pause on the real routes: people who were claimed and wait for their turn are not sent. */
class PausedLaneTest {

  private static final String REGISTER = "POST /SophonFogSys/api/users";

  @Test
  void whoeverWaitsForTheirTurnWhenTheBatchIsPausedIsGivenBackUntried() throws Exception {
    try (ScriptedBox box = new ScriptedBox()) {
      RunningBridge bridge = RunningBridge.on(box.url(), "--muster.boxes[0].rate=1");
      try {
        for (int i = 1; i <= 12; i++) {
          bridge.drop("%04d.jpg".formatted(i), new Color(i * 20, 0, 0));
        }
        await().atMost(30, TimeUnit.SECONDS).until(() -> box.count(REGISTER) == 2);
        pause(bridge);
        await()
            .atMost(30, TimeUnit.SECONDS)
            .until(() -> bridge.text("SELECT lease FROM placement WHERE lease <> ''").isEmpty());
        assertThat(box.count(REGISTER)).as("the one under way, at most").isBetween(2L, 3L);
        long left = 12 - box.count(REGISTER);
        assertThat(
                bridge.text(
                    "SELECT count(*) FROM placement WHERE state = 'PENDING' AND attempts = 0"
                        + " AND claims = 0"))
            .isEqualTo("" + left);
      } finally {
        bridge.close();
      }
    }
  }

  private static void pause(RunningBridge bridge) throws IOException, InterruptedException {
    String batch = bridge.text("SELECT id FROM batch");
    HttpRequest request =
        HttpRequest.newBuilder(bridge.address("/api/batches/" + batch + "/pause"))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
  }
}
