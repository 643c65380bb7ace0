package dev.muster.facebox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.facebox.FakeRecogniser;
import dev.muster.facebox.RunningBox;
import java.awt.Color;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("contracts/sophon.md §12.6, faults as a client sees them")
class FaultFilterTest {

  private static final String USERS = "/SophonFogSys/api/users";
  private static final String GROUPS = "/SophonFace/api/groups";
  private static final byte[] RED = FakeRecogniser.photo(Color.RED);

  /** Of 40 calls at 0.25 with the seed 42, on every machine and in every run. */
  private static final int RATED = 8;

  private static RunningBox box;
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void start(@TempDir Path directory) {
    box = RunningBox.start(directory, "--muster.facebox.admin=true", "--muster.facebox.threads=8");
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  @AfterEach
  void fine() {
    box.json("DELETE", "/admin/faults", "{}");
  }

  @Test
  @DisplayName("drop-before closes the connection and nothing was done")
  void dropBefore() {
    fault("'where':'POST /SophonFogSys/api/users','what':'drop-before'");
    assertThat(enrol("before").silent()).isTrue();
    assertThat(enrolled("before")).isFalse();
  }

  @Test
  @DisplayName("drop-after closes the connection and the work was done")
  void dropAfter() {
    fault("'where':'POST /SophonFogSys/api/users','what':'drop-after'");
    assertThat(enrol("after").silent()).isTrue();
    assertThat(enrolled("after")).isTrue();
  }

  @Test
  @DisplayName("truncate promises the whole answer, sends half of it, and the work was done")
  void truncate() {
    String whole = call("GET", GROUPS, "").body();
    fault("'where':'*','what':'truncate','calls':'1-2'");

    RawCall half = call("GET", GROUPS, "");
    assertThat(half.status()).isEqualTo(200);
    assertThat(half.promised()).isEqualTo(whole.length());
    assertThat(half.body()).isEqualTo(whole.substring(0, whole.length() / 2)).isNotEmpty();
    RawCall made = enrol("truncated");
    assertThat(made.promised()).isGreaterThan(made.body().length());
    assertThat(enrolled("truncated")).isTrue();
  }

  @Test
  @DisplayName(
      "list-half, list-empty and list-repeat tell less than stands there, and the total as it is")
  void liesOfLists() {
    List.of("list-1", "list-2", "list-3").forEach(FaultFilterTest::enrol);
    String all = USERS + "?group_name=default_group&limit=2&skip_num=";
    JsonNode first = users(all + 0);
    JsonNode second = users(all + 1);
    assertThat(first.path("identities_list")).hasSize(2);
    fault("'where':'GET " + USERS + "','what':'list-half','calls':'1'");
    fault("'where':'GET " + USERS + "','what':'list-empty','calls':'2'");
    fault("'where':'GET " + USERS + "','what':'list-repeat','calls':'3-4'");
    JsonNode half = users(all + 0);
    assertThat(half.path("identities_list")).hasSize(1);
    assertThat(half.path("pagination")).isEqualTo(first.path("pagination"));
    assertThat(users(all + 0).path("identities_list")).isEmpty();
    assertThat(users(all + 0)).isEqualTo(first);
    assertThat(users(all + 1)).as("the page before again").isEqualTo(first);
    assertThat(users(all + 1)).isEqualTo(second);
  }

  private static JsonNode users(String path) {
    return box.get(path).json().path("data");
  }

  @Test
  @DisplayName("a client library reports a truncated answer and a dropped connection as failures")
  void clientLibrary() {
    fault("'where':'POST *','what':'truncate','calls':'1'");
    fault("'where':'POST *','what':'drop-after','calls':'2'");
    assertThatThrownBy(() -> post("/SophonFogSys/api/groups", "{}"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("bytes received");
    assertThatThrownBy(() -> post("/SophonFogSys/api/groups", "{}"))
        .isInstanceOf(IOException.class);
  }

  @Test
  @DisplayName("status answers in the dialect's envelope, with a chosen code or body")
  void status() {
    fault("'where':'*','what':'status','status':503,'calls':'1'");
    fault("'where':'*','what':'status','status':400,'code':'GROUP_LEN_ERROR','calls':'2'");
    fault("'where':'*','what':'status','status':502,'body':'<h1>Bad gateway</h1>','calls':'3'");

    RawCall plain = enrol("s");
    assertThat(plain.status()).isEqualTo(503);
    assertThat(plain.body()).contains("\"code\":50091").contains("\"status\":\"SERVER_ERROR\"");
    RawCall coded = enrol("s");
    assertThat(coded.status()).isEqualTo(400);
    assertThat(coded.body()).contains("\"code\":40015");
    RawCall proxy = enrol("s");
    assertThat(proxy.status()).isEqualTo(502);
    assertThat(proxy.body()).isEqualTo("<h1>Bad gateway</h1>");
    assertThat(proxy.text().toLowerCase(Locale.ROOT)).contains("content-type: text/html");
    assertThat(enrolled("s")).isFalse();
  }

  @Test
  @DisplayName("each dialect answers in its own words")
  void dialects() {
    fault("'where':'*','what':'error-inside','code':'INSUFFICIENT_SPACE_LEFT'");
    assertThat(call("POST", "/sophon/v2/face/createidentity", "{}").body())
        .startsWith("{\"error\":{\"code\":\"INSUFFICIENT_SPACE_LEFT\"");
    assertThat(call("GET", GROUPS, "").body()).startsWith("{\"error\":{\"code\":50091");
    RawCall arcface = call("POST", "/face2/locate", "{}");
    assertThat(arcface.status()).isEqualTo(200);
    assertThat(arcface.body()).contains("\"code\":9998").contains("\"success\":false");
  }

  @Test
  @DisplayName("error-inside is a 200 with the error envelope")
  void errorInside() {
    fault("'where':'*','what':'error-inside','code':'40004'");
    RawCall answer = enrol("inside");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("\"error\":{\"code\":40004");
    box.json("DELETE", "/admin/faults", "{}");
    assertThat(enrolled("inside")).isFalse();
  }

  @Test
  @DisplayName("delay waits before the work, whatever the body, and the answer is as ever")
  void delay() {
    fault("'where':'*','what':'delay','delay':'200ms'");
    fault("'where':'*','what':'delay','delay':'100ms'");
    long start = System.nanoTime();
    RawCall slow = enrol("slow");
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(300));
    assertThat(slow.status()).isEqualTo(200);
    assertThat(slow.body()).contains("slow");
    assertThat(call("GET", USERS + "?identity_id=slow&limit=1", "").body())
        .as("the query comes through")
        .contains("\"slow\"");
  }

  @Test
  @DisplayName("a delay and an end of the call go together")
  void delayThenDrop() {
    fault("'where':'*','what':'delay','delay':'100ms'");
    fault("'where':'*','what':'drop-after'");
    long start = System.nanoTime();
    assertThat(enrol("both").silent()).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(100));
    box.json("DELETE", "/admin/faults", "{}");
    assertThat(enrolled("both")).isTrue();
  }

  @Test
  @DisplayName("hang does the work, never answers, and closes when its time is over")
  void hang() {
    fault("'where':'POST *','what':'hang','hang':'300ms'");
    long start = System.nanoTime();
    assertThat(enrol("hung").silent()).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(300));
    assertThat(enrolled("hung")).isTrue();
  }

  @Test
  @DisplayName("calls that hang take no thread: with 8 threads and 40 hanging, others are answered")
  void hangingHoldsNoThread() {
    fault("'where':'GET *groups','what':'hang','hang':'5m'");
    List<CompletableFuture<HttpResponse<String>>> hanging =
        IntStream.range(0, 40)
            .mapToObj(i -> client.sendAsync(get(GROUPS), HttpResponse.BodyHandlers.ofString()))
            .toList();
    await().atMost(Duration.ofSeconds(10)).until(() -> faults().path(0).path("hits").asInt() == 40);

    assertThat(call("GET", "/SophonDevice/api/Devices", "").status()).isEqualTo(200);
    assertThat(hanging).noneMatch(CompletableFuture::isDone);
    hanging.forEach(one -> one.cancel(true));
  }

  @Test
  @DisplayName("a script strikes exactly its calls, a seeded rate exactly its number")
  void counts() {
    fault("'where':'GET *groups','what':'status','status':500,'calls':'1,3,5-6'");
    assertThat(failures(8)).containsExactly(1, 3, 5, 6);
    box.json("DELETE", "/admin/faults", "{}");

    String rate = "'where':'GET *groups','what':'status','status':500,'rate':0.25,'seed':42";
    fault(rate);
    List<Integer> once = failures(40);
    box.json("DELETE", "/admin/faults", "{}");
    fault(rate);
    assertThat(failures(40)).isEqualTo(once);
    assertThat(faults().path(0).path("hits").asInt()).isEqualTo(once.size()).isEqualTo(RATED);
    assertThat(faults().path(0).path("seen").asInt()).isEqualTo(40);
  }

  @Test
  @DisplayName("the page, its numbers and the admin endpoint are spared")
  void spared() {
    fault("'where':'*','what':'drop-before'");
    assertThat(call("GET", "/", "").status()).isEqualTo(200);
    assertThat(call("GET", "/status", "").body()).contains("drop-before on * (hit 0 of 0 calls)");
    assertThat(call("GET", "/admin/faults", "").status()).isEqualTo(200);
    assertThat(call("GET", "/admin", "").status()).isEqualTo(404);
    assertThat(call("GET", "/unknown", "").silent()).isTrue();
  }

  private static List<Integer> failures(int calls) {
    List<Integer> failed = new ArrayList<>();
    for (int i = 1; i <= calls; i++) {
      if (call("GET", GROUPS, "").status() == 500) {
        failed.add(i);
      }
    }
    return failed;
  }

  private static JsonNode faults() {
    return box.get("/admin/faults").json().path("faults");
  }

  private static void fault(String fields) {
    RunningBox.Reply reply = box.post("/admin/faults", ("{" + fields + "}").replace('\'', '"'));
    assertThat(reply.status()).as(reply.json().toString()).isEqualTo(200);
  }

  private static RawCall enrol(String id) {
    return call("POST", USERS, RunningBox.user(id, "", RED, ""));
  }

  private static boolean enrolled(String id) {
    return box.get(USERS + "?identity_id=" + id).status() == 200;
  }

  private static RawCall call(String method, String path, String body) {
    return RawCall.send(box.port(), method, path, body);
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest get(String path) {
    return HttpRequest.newBuilder(uri(path)).build();
  }

  private static URI uri(String path) {
    return URI.create("http://127.0.0.1:" + box.port() + path);
  }
}
