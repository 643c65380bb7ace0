package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.muster.ScriptedServer.Seen;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The configuration is edited while events come in over the real routes. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveSubscribersTest {

  private static final long BEGIN = 1634281200000L;

  private final ScriptedReceiver receiver = new ScriptedReceiver();
  private final HttpClient client = HttpClient.newHttpClient();
  private Path folder = Path.of("");
  private RunningBridge bridge;
  private int second;

  @BeforeAll
  void start(@TempDir Path empty) throws Exception {
    folder = empty;
    Files.writeString(folder.resolve("secret"), RunningBridge.SECRET);
    write("");
    bridge =
        RunningBridge.on(
            receiver.url(),
            "--spring.config.location=classpath:/,file:" + folder + "/",
            "--muster.routes.quiet=50ms",
            "--muster.routes.poll=100ms");
    // The address of the sample receiver is only right once the random port is known.
    write(subscriber("first"));
    untilServed("first");
  }

  @AfterAll
  void stop() {
    if (bridge != null) {
      bridge.close();
    }
    receiver.close();
  }

  @BeforeEach
  void afresh() throws IOException {
    write("");
    await().until(() -> get("/api/subscribers").contains("\"name\":\"sample-receiver\""));
    bridge.reset();
    receiver.forgetCalls();
  }

  @Test
  void theSampleReceiverMakesRoomForTheFirstSubscriberAndComesBackAfterTheLast() throws Exception {
    push("0001");
    await().until(() -> bridge.text(states("sample-receiver")).equals("DELIVERED"));

    write(subscriber("hr"));
    untilServed("hr");
    push("0002");
    await().until(() -> bridge.text(states("hr")).equals("DELIVERED"));
    assertThat(bridge.text(states("sample-receiver"))).isEqualTo("DELIVERED");
    assertThat(get("/api/subscribers")).doesNotContain("sample-receiver");
    assertThat(get("/actuator/prometheus")).contains("subscriber=\"hr\"");

    write("");
    await().until(() -> get("/api/subscribers").contains("\"name\":\"sample-receiver\""));
    push("0003");
    await().until(() -> bridge.text(states("sample-receiver")).equals("DELIVERED, DELIVERED"));
    assertThat(bridge.text(states("hr"))).isEqualTo("DELIVERED");
  }

  @Test
  void anAddedSubscriberGetsTheNextEventAndAChangedFilterHoldsForIt() throws Exception {
    write(subscriber("hr"));
    untilServed("hr");
    push("0001");
    await().until(() -> seen("/hr").size() == 1);

    write(subscriber("hr") + subscriber("gate", "filter: {types: [visitor]}"));
    untilServed("gate");
    push("0002");
    await().until(() -> seen("/hr").size() == 2);
    assertThat(bridge.text(states("gate"))).isEmpty();

    write(subscriber("hr") + subscriber("gate", "filter: {types: [employee]}"));
    await()
        .untilAsserted(
            () -> {
              push("0003");
              assertThat(seen("/gate")).isNotEmpty();
            });
    assertThat(bridge.text("SELECT count(*) FROM delivery WHERE subscriber = 'hr'"))
        .isEqualTo(bridge.text("SELECT count(*) FROM match_event"));
  }

  @Test
  void whatWaitsGoesToTheNewAddress() throws Exception {
    write(subscriber("hr"));
    untilServed("hr");
    post("/api/subscribers/hr/off");
    push("0001");

    write(subscriber("hr").replace("/hr\n", "/moved\n"));
    await().until(() -> get("/api/subscribers").contains("/moved"));
    assertThat(bridge.text(states("hr"))).isEqualTo("PENDING");
    post("/api/subscribers/hr/on");
    await().until(() -> bridge.text(states("hr")).equals("DELIVERED"));
    assertThat(seen("/moved")).hasSize(1);
    assertThat(seen("/hr")).isEmpty();
  }

  @Test
  void anotherKindOfEndpointTakesOver() throws Exception {
    write(subscriber("hr"));
    untilServed("hr");
    push("0001");
    await().until(() -> bridge.text(states("hr")).equals("DELIVERED"));
    Path out = folder.resolve("out");
    write("    - name: hr\n      uri: file:" + out + "\n      concurrency: 2\n");
    await().until(() -> get("/api/subscribers").contains("\"url\":\"file:"));
    push("0002");
    await().until(() -> bridge.text(states("hr")).equals("DELIVERED, DELIVERED"));
    assertThat(out.toFile().list()).hasSize(1);
    assertThat(seen("/hr")).hasSize(1);
  }

  @Test
  void aWrongEditKeepsTheOldOnesAndIsShownUntilItIsMended() throws Exception {
    write(subscriber("hr"));
    untilServed("hr");
    for (Map.Entry<String, String> wrong :
        Map.of(
                subscriber("hr", "concurrency: 0"),
                "muster.subscribers[hr].concurrency is 0",
                subscriber("hr", "timeout: soon"),
                "muster.subscribers[0].timeout is \"soon\"",
                subscriber("hr", "sercet: x"),
                "muster.subscribers[0].sercet is not a setting",
                subscriber("hr") + subscriber("hr"),
                "holds the name \"hr\" twice",
                subscriber("box-1"),
                "which is the name of a box",
                subscriber("hr", "uri: x:y"),
                "neither or both of url and uri",
                "    - name: hr\n      uri: nothing:there\n",
                "no Camel component",
                "  - name: [\n",
                "application.yaml")
            .entrySet()) {
      write(wrong.getKey());
      await(wrong.getValue())
          .untilAsserted(
              () ->
                  assertThat(get("/sections/routes").replace("&quot;", "\""))
                      .contains(wrong.getValue()));
      assertThat(get("/api/subscribers")).contains("\"name\":\"hr\"");
    }
    int before = seen("/hr").size();
    push("0001");
    await().until(() -> seen("/hr").size() == before + 1);

    write(subscriber("hr"));
    await().until(() -> !get("/sections/routes").contains("banner"));
  }

  @Test
  void whoLeavesKeepsWhatWaitsAndGetsItOnComingBack() throws Exception {
    write(subscriber("hr") + subscriber("gate"));
    untilServed("hr");
    post("/api/subscribers/hr/off");
    push("0001");
    await().until(() -> seen("/gate").size() == 1);

    write(subscriber("gate"));
    await().until(() -> get("/api/subscribers/hr").contains("\"configured\":false"));
    push("0002");
    await().until(() -> seen("/gate").size() == 2);
    assertThat(bridge.text(states("hr"))).isEqualTo("PENDING");

    write(subscriber("gate") + subscriber("hr"));
    untilServed("hr");
    assertThat(seen("/hr")).as("still switched off").isEmpty();
    post("/api/subscribers/hr/on");
    await().until(() -> bridge.text(states("hr")).equals("DELIVERED"));
    assertThat(seen("/hr")).hasSize(1);
  }

  @Test
  void anEditedTransformHoldsForTheNextEvent() throws Exception {
    Path transform = folder.resolve("own.jslt");
    Files.writeString(transform, "{\"who\": .data.person.name}");
    write(subscriber("hr", "form: jslt", "transform: " + transform));
    untilServed("hr");
    push("0001");
    await().until(() -> seen("/hr").size() == 1);
    assertThat(seen("/hr").get(0).body()).isEqualTo("{\"who\":\"张明\"}");

    Files.writeString(transform, "{\"who\": ");
    await().until(() -> get("/sections/routes").contains("own.jslt"));
    push("0002");
    await().until(() -> seen("/hr").size() == 2);
    assertThat(seen("/hr").get(1).body()).startsWith("{\"who\"");

    Files.writeString(transform, "{\"number\": .data.person.identity_id}");
    await().until(() -> !get("/sections/routes").contains("own.jslt"));
    push("0003");
    await().until(() -> seen("/hr").size() == 3);
    assertThat(seen("/hr").get(2).body()).isEqualTo("{\"number\":\"0003\"}");
  }

  @Test
  void underLoadEveryEventArrivesExactlyOnceWhileTheFileChangesTenTimes() throws Exception {
    String steady = subscriber("steady");
    write(steady + subscriber("hr", "concurrency: 4"));
    untilServed("hr");
    int all = 2000;
    int portion = all / 10;
    for (int change = 0; change < 10; change++) {
      String hr =
          change % 3 == 2
              ? "" // gone for a while: it has no claim on what comes then
              : subscriber("hr", "concurrency: " + (2 + change));
      List<String> bodies = new ArrayList<>();
      for (int i = 0; i < portion; i++) {
        bodies.add(event("p" + (change * portion + i) % 50, BEGIN + 1000L * ++second));
      }
      write(steady + hr);
      for (int i = 0; i < portion; i += 10) {
        bridge.push("box-1", "[" + String.join(",", bodies.subList(i, i + 10)) + "]");
      }
    }
    write(steady + subscriber("hr"));
    untilServed("hr");
    await()
        .atMost(Duration.ofSeconds(90))
        .until(
            () ->
                bridge
                    .text("SELECT count(*) FROM delivery WHERE state <> 'DELIVERED'")
                    .equals("0"));
    assertThat(bridge.text("SELECT count(*) FROM match_event")).isEqualTo("" + all);
    assertThat(counts("/steady").values()).hasSize(all).containsOnly(1L);
    Map<String, Long> hr = counts("/hr");
    assertThat(hr.values()).containsOnly(1L);
    assertThat(hr.keySet())
        .containsExactlyInAnyOrderElementsOf(
            List.of(
                bridge
                    .text(
                        "SELECT e.id FROM delivery d JOIN match_event e ON e.seq = d.event_seq"
                            + " WHERE d.subscriber = 'hr'")
                    .split(", ")));
    assertThat(hr).hasSizeBetween(all / 4, all);
    assertThat(bridge.text("SELECT count(*) FROM attempt")).isEqualTo("0");
  }

  private Map<String, Long> counts(String path) {
    return seen(path).stream()
        .map(one -> one.headers().getFirst("webhook-id"))
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private List<Seen> seen(String path) {
    return receiver.seen().stream().filter(one -> one.line().equals("POST " + path)).toList();
  }

  private void push(String person) {
    assertThat(bridge.push("box-1", event(person, BEGIN + 1000L * ++second)).body())
        .contains("\"stored\":1");
  }

  private static String states(String subscriber) {
    return "SELECT state FROM delivery WHERE subscriber = '" + subscriber + "' ORDER BY id";
  }

  /** Its lane runs and it collects. */
  private void untilServed(String name) {
    await("subscriber " + name)
        .until(
            () -> {
              String all = get("/api/subscribers");
              return all.contains("\"name\":\"" + name + "\"")
                  && get("/api/subscribers/" + name).contains("\"configured\":true");
            });
  }

  private String subscriber(String name, String... more) {
    return "    - name: "
        + name
        + "\n      url: "
        + receiver.url()
        + "/"
        + name
        + "\n      secret-file: "
        + folder.resolve("secret")
        + "\n      jitter: 0\n"
        + List.of(more).stream().map(line -> "      " + line + "\n").collect(Collectors.joining());
  }

  /** Replaces the file at once, as careful editors do. */
  private void write(String subscribers) throws IOException {
    Path fresh = folder.resolve("application.yaml.new");
    Files.writeString(
        fresh, "muster:\n  subscribers:" + (subscribers.isEmpty() ? " []\n" : "\n" + subscribers));
    Files.move(fresh, folder.resolve("application.yaml"), StandardCopyOption.REPLACE_EXISTING);
  }

  private String get(String path) throws IOException, InterruptedException {
    return client
        .send(
            HttpRequest.newBuilder(bridge.address(path)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private void post(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(bridge.address(path))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(200);
  }

  /** Generation B, contracts/sophon.md §6.4. */
  private static String event(String id, long at) {
    return """
        {"api_version":"1.0","identity_id":"%s","identity_name":"张明","timestamp":%d,
         "out_timestamp":%d,"score":94.8,"want_action":"0","person_type":1,"reg_pic":"",
         "ep_info":{"ep_type":"photo","ep_name":"63","ep_ip":"192.168.1.63","device_id":"d-1"}}\
        """
        .formatted(id, at, at);
  }
}
