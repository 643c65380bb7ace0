package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import dev.muster.ScriptedServer.Reply;
import dev.muster.ScriptedServer.Seen;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real routes from the push of a box to a receiver that is scripted. */
class EventRoutesTest {

  private RunningBridge bridge;
  private ScriptedReceiver receiver;

  @BeforeEach
  void startAfresh() {
    bridge = RunningBridge.afresh();
    receiver = bridge.receiver;
  }

  @Test
  void aPushIsAcknowledgedStoredAndDeliveredSigned() throws Exception {
    HttpResponse<String> answer = bridge.push("box-1", event("0007", 1634281200000L));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("{\"message\":\"SUCCESS\",\"status\":0,\"stored\":1,\"repeated\":0}");
    assertThat(bridge.text("SELECT identity_id FROM match_event")).isEqualTo("0007");

    await().until(() -> receiver.calls().size() == 1);
    Seen delivery = receiver.seen().get(0);
    assertThat(delivery.line()).isEqualTo("POST /hook");
    assertThat(delivery.body()).contains("\"type\":\"match.person\"");
    new Webhook(RunningBridge.SECRET).verify(delivery.body(), headers(delivery));
    await().until(() -> deliveries().equals("DELIVERED"));
  }

  @Test
  void aPushThatIsAFormIsTakenLikeJson() {
    String form =
        """
        --b
        Content-Disposition: form-data; name="identity_id"

        0007
        --b
        Content-Disposition: form-data; name="identity_name"

        张明
        --b
        Content-Disposition: form-data; name="timestamp"

        1634281200000
        --b
        Content-Disposition: form-data; name="score"

        94.8
        --b
        Content-Disposition: form-data; name="ep_info"

        {"ep_type":"photo","ep_name":"63","ep_ip":"192.168.1.63","device_id":"d-1"}
        --b--
        """
            .replace("\n", "\r\n");
    HttpResponse<String> answer =
        bridge.push("box-1", form, "Content-Type", "multipart/form-data; boundary=b");
    assertThat(answer.body())
        .isEqualTo("{\"message\":\"SUCCESS\",\"status\":0,\"stored\":1,\"repeated\":0}");
    assertThat(bridge.push("box-1", event("0007", 1634281200000L)).body())
        .as("the same event as JSON")
        .contains("\"stored\":0,\"repeated\":1");
  }

  @Test
  void aRepeatedPushIsAcknowledgedAndDeliveredOnce() {
    bridge.push("box-1", event("0007", 1634281200000L));
    assertThat(bridge.push("box-1", event("0007", 1634281200000L)).body())
        .contains("\"stored\":0,\"repeated\":1");
    await().until(() -> deliveries().equals("DELIVERED"));
    assertThat(receiver.calls()).hasSize(1);
  }

  @Test
  void aBoxThatNobodyConfiguredIsRefused() {
    assertThat(bridge.push("nobody", event("0007", 1634281200000L)).statusCode()).isEqualTo(404);
    assertThat(bridge.text("SELECT reason FROM refused_push")).isEqualTo("UNKNOWN_BOX");
  }

  @Test
  void aPushThatIsTooLargeIsRefused() {
    assertThat(bridge.push("box-1", "x".repeat(100_001)).statusCode()).isEqualTo(413);
    assertThat(bridge.text("SELECT reason FROM refused_push")).isEqualTo("TOO_LARGE");
  }

  @Test
  void aPushThatCannotBeReadIsKeptAndAcknowledgedSoThatTheBoxGoesOn() {
    HttpResponse<String> answer = bridge.push("box-1", "{\"half\":");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"message\":\"UNREADABLE\",\"status\":1}");
    bridge.push("box-1", "{\"half\":");
    assertThat(bridge.text("SELECT reason || ' ' || times FROM refused_push"))
        .isEqualTo("UNREADABLE 2");
  }

  @Test
  void anEmptyPushCannotBeRead() {
    assertThat(bridge.push("box-1", "").body()).contains("UNREADABLE");
  }

  @Test
  void headersFromOutsideDoNotSteerTheRoute() {
    HttpResponse<String> answer =
        bridge.push(
            "box-1",
            event("0007", 1634281200000L),
            "CamelHttpResponseCode",
            "500",
            "box",
            "nobody");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("camel"));
    assertThat(bridge.text("SELECT box FROM match_event")).isEqualTo("box-1");
  }

  @Test
  void aFailedDeliveryIsTriedAgainByThePlanWithTheSameIdAndBytes() {
    receiver.next("POST /hook", Reply.of(500, "down for the day"));
    bridge.push("box-1", event("0007", 1634281200000L));
    await().until(() -> bridge.text("SELECT attempts FROM delivery").equals("1"));
    assertThat(bridge.text("SELECT state || ' ' || status || ' ' || detail FROM delivery"))
        .isEqualTo("PENDING 500 down for the day");
    assertThat(receiver.calls()).hasSize(1);
    bridge.pass(Duration.ofSeconds(5));
    await().until(() -> deliveries().equals("DELIVERED"));
    List<Seen> both = receiver.seen();
    assertThat(both).hasSize(2);
    assertThat(both.get(1).body()).isEqualTo(both.get(0).body());
    assertThat(both.get(1).headers().getFirst("webhook-id"))
        .isEqualTo(both.get(0).headers().getFirst("webhook-id"));
  }

  @Test
  void aReceiverThatIsGoneIsSwitchedOffAndWhatComesIsCollected() {
    receiver.next("POST /hook", Reply.of(410, ""));
    bridge.push("box-1", event("0007", 1634281200000L));
    await()
        .until(() -> bridge.text("SELECT off_at FROM lane WHERE name = 'receiver'").length() > 9);
    bridge.push("box-1", event("0008", 1634281200000L));
    bridge.pass(Duration.ofDays(1));
    assertThat(deliveries()).isEqualTo("PENDING, PENDING");
    assertThat(receiver.calls()).hasSize(1);
    bridge.switchOn();
    await().until(() -> deliveries().equals("DELIVERED, DELIVERED"));
  }

  @Test
  void theEventsOfAPersonArriveInOrderEvenWhenTheFirstFails() {
    receiver.next("POST /hook", Reply.of(503, ""));
    bridge.push("box-1", event("0007", 1634281200000L));
    bridge.push("box-1", event("0007", 1634281201000L));
    bridge.push("box-1", event("0008", 1634281202000L));
    await().until(() -> bridge.text("SELECT attempts FROM delivery ORDER BY id").equals("1, 0, 1"));
    bridge.pass(Duration.ofSeconds(5));
    await().until(() -> deliveries().equals("DELIVERED, DELIVERED, DELIVERED"));
    assertThat(receiver.seen().stream().filter(one -> one.body().contains("\"0007\"")))
        .extracting(one -> one.body().replaceAll(".*\"occurred_at\":\"([^\"]*)\".*", "$1"))
        .containsExactly("2021-10-15T07:00:00Z", "2021-10-15T07:00:00Z", "2021-10-15T07:00:01Z");
  }

  private String deliveries() {
    return bridge.text("SELECT state FROM delivery ORDER BY id");
  }

  private static HttpHeaders headers(Seen call) {
    return HttpHeaders.of(Map.copyOf(call.headers()), (name, value) -> true);
  }

  /** Generation B, contracts/sophon.md §6.4. */
  private static String event(String id, long at) {
    return """
        {"api_version":"1.0","identity_id":"%s","identity_name":"张明","timestamp":%d,
         "out_timestamp":%d,"score":94.8,"want_action":"0","person_type":1,"reg_pic":"",
         "ep_info":{"ep_type":"photo","ep_name":"63","ep_ip":"192.168.1.63","device_id":"d-1"}}
        """
        .formatted(id, at, at);
  }
}
