package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.event.source.LiveLines;
import dev.muster.flow.WebSocketBox;
import java.awt.Color;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The route that watches realtime events, when the other end behaves as no box should. */
@Timeout(180)
@ExtendWith(OutputCaptureExtension.class)
class WatchLiveRouteTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private ScriptedBox box;
  private WebSocketBox line;
  private RunningBridge bridge;

  @BeforeEach
  void start() {
    box = new ScriptedBox();
    line = new WebSocketBox(true);
    bridge =
        RunningBridge.on(
            box.url(),
            "--muster.boxes[0].events.live=" + line.url(),
            "--muster.events.live-quiet=2s",
            "--muster.events.live-refresh=1s",
            "--muster.events.max-bytes=10000",
            "--muster.events.catch-up-every=1h");
  }

  @AfterEach
  void stop() {
    bridge.close();
    line.close();
    box.close();
  }

  @Test
  void aBoxThatWasNeverSetUpIsNoFaultAndOneThatHasLostItsDevicesIs(CapturedOutput log)
      throws Exception {
    await().atMost(PATIENCE).until(() -> trouble().startsWith("NO_DEVICES"));
    await()
        .atMost(PATIENCE)
        .until(() -> log.getOut().contains("watched as soon as it has devices"));
    assertThat(warnings(log)).isEmpty();
    devicesAreSetUp();
    box.empty();
    await().atMost(PATIENCE).until(() -> trouble().startsWith("NO_DEVICES"));
    await().atMost(PATIENCE).until(() -> warnings(log).size() == 1);
    assertThat(warnings(log).get(0)).contains("The box has no devices yet.");
  }

  @Test
  void aConnectionWhoseOtherEndHasVanishedIsGivenUpAndMadeAnewAndNothingIsMissed(CapturedOutput log)
      throws Exception {
    devicesAreSetUp();
    await("asked for at the start and after the first connection")
        .atMost(PATIENCE)
        .until(() -> histories() >= 2);
    long before = histories();
    line.fallSilent();
    await().atMost(PATIENCE).until(() -> String.join("", warnings(log)).contains("was silent for"));
    line.wakeUp();
    greeted();
    line.text(event("0008"));
    await().atMost(PATIENCE).until(() -> people().equals("0008"));
    await("its history is asked for after the new connection")
        .atMost(PATIENCE)
        .until(() -> histories() > before);
  }

  @Test
  void aFrameThatIsTooLargeIsShownAndTheConnectionStaysForTheNext(CapturedOutput log)
      throws Exception {
    devicesAreSetUp();
    line.text(event("0007".repeat(10_000)));
    line.text(event("0009"));
    await().atMost(PATIENCE).until(() -> people().equals("0009"));
    assertThat(bridge.text("SELECT reason || ' ' || (bytes > 40000) FROM refused_push"))
        .isEqualTo("TOO_LARGE 1");
    assertThat(warnings(log)).isEmpty();
  }

  private void devicesAreSetUp() throws InterruptedException {
    bridge.drop("staff/0007.jpg", RunningBridge.picture(Color.RED));
    bridge.untilPlacement("0007", "PLACED");
    ((ObjectNode) box.devices().get(0)).put("device_id", "d-1");
    greeted();
    await()
        .atMost(PATIENCE)
        .until(() -> bridge.live().map(LiveLines.Line::connected).orElse(false));
  }

  private void greeted() throws InterruptedException {
    assertThat(line.texts.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isNotNull();
  }

  private long histories() {
    return box.calls().stream()
        .filter(call -> call.startsWith("GET /SophonFace/api/events"))
        .count();
  }

  private String people() {
    return bridge.text("SELECT identity_id FROM match_event");
  }

  private String trouble() {
    return bridge.live().map(LiveLines.Line::trouble).orElse("");
  }

  private static List<String> warnings(CapturedOutput log) {
    return log.getOut()
        .lines()
        .filter(one -> one.contains("WARN  d.m.e.source.LiveLines"))
        .toList();
  }

  /** contracts/sophon.md §6.6.2. */
  private static String event(String id) {
    return """
        {"reg_pic":"","ext_data":{"person_type":1,"device_ip":"192.168.1.63"},"identity_id":"%s",
         "device_id":"d-1","score":94.8,"timestamp":1566016554020,"identity_name":"n"}
        """
        .formatted(id);
  }
}
