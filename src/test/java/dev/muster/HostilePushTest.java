package dev.muster;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.muster.ScriptedServer.Seen;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What somebody could push who means harm, through the real port and the real routes. */
class HostilePushTest {

  private static final Map<String, String> OURS =
      Map.ofEntries(
          entry("CamelHttpUri", "http://127.0.0.1:9/elsewhere"),
          entry("CamelHttpPath", "/elsewhere"),
          entry("CamelHttpQuery", "elsewhere=1"),
          entry("CamelHttpRawQuery", "elsewhere=2"),
          entry("CamelHttpMethod", "DELETE"),
          entry("CamelHttpResponseCode", "500"),
          entry("CamelFileName", "../elsewhere"),
          entry("CamelOverruleFileName", "elsewhere"),
          entry("CamelBeanMethodName", "elsewhere"),
          entry("CamelToEndpoint", "direct:elsewhere"),
          entry("CamelSlipEndpoint", "direct:elsewhere"),
          entry("CamelRedelivered", "elsewhere"),
          entry("CamelRedeliveryCounter", "99"),
          entry("CamelExceptionCaught", "elsewhere"),
          entry("breadcrumbId", "elsewhere"),
          entry("webhook-id", "elsewhere"),
          entry("box", "elsewhere"));

  private static final List<String> USUAL =
      List.of(
          "accept-encoding",
          "connection",
          "content-length",
          "content-type",
          "host",
          "user-agent",
          "webhook-id",
          "webhook-signature",
          "webhook-timestamp");

  private enum Spelling {
    AS_CAMEL,
    LOWER,
    UPPER;

    String of(String name) {
      return switch (this) {
        case AS_CAMEL -> name;
        case LOWER -> name.toLowerCase(Locale.ROOT);
        case UPPER -> name.toUpperCase(Locale.ROOT);
      };
    }
  }

  private RunningBridge bridge;
  private ScriptedReceiver receiver;

  @BeforeEach
  void startAfresh() {
    bridge = RunningBridge.afresh();
    receiver = bridge.receiver;
  }

  @ParameterizedTest
  @EnumSource(Spelling.class)
  void headersThatTryToBeOursAreNotHeardAndNotPassedOn(Spelling spelling) {
    String[] headers =
        OURS.entrySet().stream()
            .flatMap(one -> Stream.of(spelling.of(one.getKey()), one.getValue()))
            .toArray(String[]::new);
    itArrivedAsAlways(bridge.push("box-1", event("0007"), headers));
  }

  @ParameterizedTest
  @EnumSource(Spelling.class)
  void partsOfTheAddressThatTryToBeOursAreNotHeardAndNotPassedOn(Spelling spelling) {
    String query =
        OURS.entrySet().stream()
            .map(one -> spelling.of(one.getKey()) + "=" + one.getValue())
            .collect(Collectors.joining("&"));
    itArrivedAsAlways(bridge.push("box-1?" + query, event("0007")));
  }

  private void itArrivedAsAlways(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().map().toString()).doesNotContainIgnoringCase("elsewhere", "camel");
    assertThat(bridge.text("SELECT box || ' ' || identity_id FROM match_event"))
        .isEqualTo("box-1 0007");
    await().until(() -> bridge.text("SELECT state FROM delivery").equals("DELIVERED"));
    assertThat(receiver.calls()).containsExactly("POST /hook");
    Seen delivery = receiver.seen().get(0);
    assertThat(delivery.headers().keySet())
        .extracting(one -> one.toLowerCase(Locale.ROOT))
        .isSubsetOf(USUAL);
    assertThat(delivery.headers().toString() + delivery.body()).doesNotContain("elsewhere");
  }

  @Test
  void aBombOfDepthIsKeptAsItCame() {
    isKeptAsItCame("[".repeat(90_000));
    isKeptAsItCame("{\"ep_info\":".repeat(9_000));
  }

  @Test
  void numbersBeyondAllMeasureAreKeptAsTheyCame() {
    isKeptAsItCame(event("0007").replace("94.8", "1e400"));
    isKeptAsItCame(event("0007").replace("94.8", "-1e400"));
    isKeptAsItCame(event("0007").replace("1634281200000", "1e400"));
    isKeptAsItCame(event("0007").replace("1634281200000", "9".repeat(200)));
    isKeptAsItCame(event("0007").replace("94.8", "1" + "0".repeat(2000)));
  }

  @Test
  void anEndlessNumberOfAPersonIsKeptAsItCameAndALongOneIsANumber() {
    isKeptAsItCame(event("7".repeat(80_000)));
    bridge.push("box-1", event("7".repeat(200)));
    assertThat(bridge.text("SELECT identity_id FROM match_event")).isEqualTo("7".repeat(200));
    await().until(() -> bridge.text("SELECT state FROM delivery").equals("DELIVERED"));
  }

  @Test
  void aNumberThatIsNoTextButHasTwoHundredDigitsIsTakenAsItIsWritten() {
    bridge.push("box-1", event("0007").replace("\"0007\"", "7".repeat(200)));
    assertThat(bridge.text("SELECT identity_id FROM match_event")).isEqualTo("7".repeat(200));
  }

  @Test
  void halfASurrogatePairIsAQuestionMarkAndTheEventArrives() {
    HttpResponse<String> answer = bridge.push("box-1", event("0\\ud800" + "7\\udc00"));
    assertThat(answer.body()).contains("\"stored\":1");
    assertThat(bridge.text("SELECT identity_id FROM match_event")).isEqualTo("0?7?");
    await().until(() -> bridge.text("SELECT state FROM delivery").equals("DELIVERED"));
    assertThat(receiver.seen().get(0).body()).contains("\"0?7?\"");
  }

  @Test
  void whatIsNoUtf8IsKeptAsItCame() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String[] halves = event("0007").split("张明");
    body.writeBytes(halves[0].getBytes(StandardCharsets.UTF_8));
    body.writeBytes(new byte[] {(byte) 0xc3, (byte) 0x28, (byte) 0xff});
    body.writeBytes(halves[1].getBytes(StandardCharsets.UTF_8));
    isKeptAsItCame(body.toByteArray());
  }

  @Test
  void aPictureOfMoreThanMayBePushedIsRefusedAndOneThatFitsArrives() {
    RunningBridge large =
        RunningBridge.on(bridge.box.url(), "--muster.events.max-bytes=" + 21_000_000);
    try {
      String fits = "QUJD".repeat(5_000_000);
      assertThat(large.push("box-1", withFace(fits)).body()).contains("\"stored\":1");
      assertThat(large.text("SELECT length(face) FROM match_event")).isEqualTo("64");
      await().until(() -> large.text("SELECT state FROM delivery").equals("DELIVERED"));
      HttpResponse<String> refused = large.push("box-1", withFace("QUJD".repeat(7_000_000)));
      assertThat(refused.statusCode()).isEqualTo(413);
      assertThat(large.text("SELECT reason FROM refused_push")).isEqualTo("TOO_LARGE");
    } finally {
      large.close();
    }
  }

  @Test
  void aThousandEventsInOnePushAreStoredAndOneMoreIsRefusedWhole() {
    RunningBridge large = RunningBridge.on(bridge.box.url(), "--muster.events.max-bytes=2000000");
    try {
      HttpResponse<String> refused = large.push("box-1", many(1001));
      assertThat(refused.statusCode()).isEqualTo(413);
      assertThat(large.text("SELECT reason || ' ' || detail FROM refused_push"))
          .isEqualTo(
              "TOO_LARGE 1001 events in one push; at most 1000 are read: push them in several");
      assertThat(large.text("SELECT count(*) FROM match_event")).isEqualTo("0");
      assertThat(large.push("box-1", many(1000)).body()).contains("\"stored\":1000");
    } finally {
      large.close();
    }
  }

  private static String many(int events) {
    return IntStream.range(0, events)
        .mapToObj(n -> event("p" + n).strip())
        .collect(Collectors.joining(",", "[", "]"));
  }

  private void isKeptAsItCame(String body) {
    isKeptAsItCame(body.getBytes(StandardCharsets.UTF_8));
  }

  private void isKeptAsItCame(byte[] body) {
    bridge = RunningBridge.afresh();
    HttpResponse<String> answer = bridge.push("box-1", body);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"message\":\"UNREADABLE\",\"status\":1}");
    assertThat(bridge.text("SELECT reason || ' ' || bytes FROM refused_push"))
        .isEqualTo("UNREADABLE " + body.length);
    assertThat(bridge.refusedBody()).isEqualTo(body);
    assertThat(bridge.text("SELECT count(*) FROM match_event")).isEqualTo("0");
  }

  private static String withFace(String base64) {
    return event("0007").replace("\"reg_pic\":\"\"", "\"recognize_face\":\"" + base64 + "\"");
  }

  /** Generation B, contracts/sophon.md §6.4. */
  private static String event(String id) {
    return """
        {"api_version":"1.0","identity_id":"%s","identity_name":"张明","timestamp":1634281200000,
         "out_timestamp":1,"score":94.8,"want_action":"0","person_type":1,"reg_pic":"",
         "ep_info":{"ep_type":"photo","ep_name":"63","ep_ip":"192.168.1.63","device_id":"d-1"}}
        """
        .formatted(id);
  }
}
