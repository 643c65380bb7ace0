package dev.muster.facebox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the box's own page reads. */
class PageReadsTest {

  @TempDir private Path directory;
  private RunningBox box;

  @BeforeEach
  void start() {
    box = RunningBox.start(directory);
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  @DisplayName("people are listed newest first, page by page, without their photos")
  void peopleByPage() {
    String staff = box.permission("staff");
    for (int i = 1; i <= 5; i++) {
      box.person("p" + i, staff, FakeRecogniser.photo(Color.RED));
    }

    JsonNode first = read("/page/people?rows=2");
    JsonNode last = read("/page/people?rows=2&page=2");

    assertThat(ids(first)).containsExactly("p5", "p4");
    assertThat(ids(last)).containsExactly("p1");
    assertThat(first.path("total").asInt()).isEqualTo(5);
    assertThat(first.toString()).doesNotContain("reg_photo").hasSizeLessThan(1500);
    JsonNode row = first.path("rows").get(0);
    assertThat(row.path("name").asText()).isEqualTo("name of p5");
    assertThat(row.path("type").asInt()).isEqualTo(1);
    assertThat(row.path("permissions").get(0).path("name").asText()).isEqualTo("staff");
    assertThat(row.path("groups").get(0).asText()).isEqualTo("default_group");
    assertThat(row.path("faces").get(0).path("compared").asBoolean()).isTrue();
  }

  @Test
  @DisplayName("people are found by a part of the name or the number, by permission and by group")
  void peopleFound() {
    String staff = box.permission("staff");
    String guests = box.permission("guests");
    box.person("E-100", staff, FakeRecogniser.photo(Color.RED));
    box.person("V-100", guests, FakeRecogniser.photo(Color.BLUE));

    assertThat(ids(read("/page/people?q=e-1"))).containsExactly("E-100");
    assertThat(ids(read("/page/people?q=" + encoded("NAME OF v")))).containsExactly("V-100");
    assertThat(ids(read("/page/people?q=" + encoded("100%")))).isEmpty();
    assertThat(ids(read("/page/people?permission=" + guests))).containsExactly("V-100");
    assertThat(ids(read("/page/people?group=default_group"))).containsExactly("V-100", "E-100");
    assertThat(ids(read("/page/people?group=none"))).isEmpty();
  }

  @Test
  @DisplayName("groups of both kinds come with their numbers of people")
  void groupsCounted() {
    String staff = box.permission("staff");
    box.permission("nobody");
    box.person("1", staff, FakeRecogniser.photo(Color.RED));
    box.person("2", staff, FakeRecogniser.photo(Color.RED));

    JsonNode groups = read("/page/groups");

    assertThat(people(groups.path("permissions"))).containsExactly("staff 2", "nobody 0");
    assertThat(people(groups.path("groups"))).containsExactly("default_group 2");
  }

  @Test
  @DisplayName("a device shows its group and its last event, also after the group is gone")
  void devices() {
    String staff = box.permission("staff");
    box.person("1", staff, FakeRecogniser.photo(Color.RED));
    box.device("10.0.0.1", staff);
    assertThat(read("/page/devices").path("rows").get(0).has("last")).isFalse();

    box.match("10.0.0.1", FakeRecogniser.photo(Color.RED));
    JsonNode device = read("/page/devices").path("rows").get(0);

    assertThat(device.path("permission").asText()).isEqualTo("staff");
    assertThat(device.path("last").path("name").asText()).isEqualTo("name of 1");
    box.delete("/SophonFogSys/api/permissions", "{\"permission_name\":\"staff\"}");
    assertThat(read("/page/devices").path("rows").get(0).path("permission").isNull()).isTrue();
  }

  @Test
  @DisplayName("events come newest first and can be followed, paged back and filtered")
  void events() {
    String staff = box.permission("staff");
    box.person("1", staff, FakeRecogniser.photo(Color.RED));
    String east = box.device("10.0.0.1", staff);
    box.device("10.0.0.2", staff);
    box.match("10.0.0.1", FakeRecogniser.photo(Color.RED));
    box.match("10.0.0.2", FakeRecogniser.photo(Color.BLUE));
    box.match("10.0.0.2", FakeRecogniser.photo(Color.RED));

    JsonNode all = read("/page/events");
    long middle = all.path("rows").get(1).path("seq").asLong();

    assertThat(names(all)).containsExactly("name of 1", "stranger", "name of 1");
    assertThat(names(read("/page/events?after=" + middle))).containsExactly("name of 1");
    assertThat(names(read("/page/events?before=" + middle))).containsExactly("name of 1");
    assertThat(names(read("/page/events?device=" + east))).containsExactly("name of 1");
    assertThat(names(read("/page/events?who=strangers"))).containsExactly("stranger");
    assertThat(names(read("/page/events?who=known"))).hasSize(2);
    assertThat(names(read("/page/events?person=1"))).hasSize(2);
    assertThat(names(read("/page/events?person=" + encoded("Name of")))).hasSize(2);
    assertThat(names(read("/page/events?rows=1"))).hasSize(1);
    JsonNode known = all.path("rows").get(0);
    assertThat(box.get("/page/pictures/" + known.path("face").asText()).contentType())
        .isEqualTo("image/png");
    assertThat(known.path("sent").asBoolean()).isFalse();
    assertThat(known.path("score").asDouble()).isGreaterThan(82);
  }

  @Test
  @DisplayName("scores are counted in steps of two, strangers apart")
  void scores() {
    String staff = box.permission("staff");
    box.person("1", staff, FakeRecogniser.photo(Color.RED));
    box.device("10.0.0.1", staff);
    box.match("10.0.0.1", FakeRecogniser.photo(Color.RED));
    box.match("10.0.0.1", FakeRecogniser.photo(Color.BLUE));

    JsonNode scores = read("/page/scores");

    assertThat(scores.path("known")).hasSize(50);
    assertThat(scores.path("known").get(49).asInt()).isEqualTo(1);
    assertThat(scores.path("strangers").get(0).asInt()).isEqualTo(1);
  }

  @Test
  @DisplayName("the summary counts what there is and what each receiver has still to get")
  void summary() {
    String staff = box.permission("staff");
    box.person("1", staff, FakeRecogniser.photo(Color.RED));
    box.device("10.0.0.1", staff);
    box.match("10.0.0.1", FakeRecogniser.photo(Color.RED));
    box.post(
        "/SophonFogSys/api/HistoryEventUrl",
        """
        {"history_upload_event_url":["http://127.0.0.1:1/gone"],"content-type":"json",
         "reported_peroid":1}""");

    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> receiver().has("answer") && receiver().path("waiting").asInt() == 1);

    JsonNode summary = read("/page/summary");
    assertThat(summary.path("people").asInt()).isEqualTo(1);
    assertThat(summary.path("capacity").asInt()).isEqualTo(100_000);
    assertThat(summary.path("faces").asInt()).isEqualTo(1);
    assertThat(summary.path("devices").asInt()).isEqualTo(1);
    assertThat(summary.path("events").asInt()).isEqualTo(1);
    assertThat(summary.path("threshold").asInt()).isEqualTo(82);
    assertThat(summary.path("admin").asBoolean()).isFalse();
    assertThat(summary.path("only_here").asBoolean()).isTrue();
    assertThat(summary.path("addresses").get(0).asText())
        .isEqualTo("http://127.0.0.1:" + box.port());
    assertThat(receiver().path("cursor").asInt()).isZero();
    assertThat(receiver().path("taken").asBoolean()).isFalse();
    assertThat(receiver().path("answer").asText()).isNotEmpty();
  }

  @ParameterizedTest
  @DisplayName("every read is bounded and says so")
  @ValueSource(
      strings = {
        "/page/people?rows=201",
        "/page/people?rows=0",
        "/page/people?page=-1",
        "/page/people?page=x",
        "/page/events?rows=201",
        "/page/events?after=now",
        "/page/events?who=friends",
      })
  void bounded(String path) {
    RunningBox.Reply answer = box.get(path);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("message").asText()).containsPattern("must be");
  }

  @Test
  @DisplayName("a text that is searched for has at most 256 characters")
  void longText() {
    assertThat(box.get("/page/people?q=" + "x".repeat(257)).status()).isEqualTo(400);
    assertThat(box.get("/page/events?person=" + "x".repeat(257)).status()).isEqualTo(400);
  }

  @Test
  @DisplayName("nothing outside the page's own files and pictures is handed out")
  void unknown() {
    assertThat(box.get("/page/files/..%2Fmigration%2FV1__box.sql").status()).isIn(400, 404);
    assertThat(box.get("/page/files/secrets.js").status()).isEqualTo(404);
    assertThat(box.get("/page/pictures/box.db").status()).isEqualTo(404);
    assertThat(box.get("/page/elsewhere").json().path("message").asText()).contains("not found");
  }

  @Test
  @DisplayName("the page lets nothing but its own files run, and no other site read its data")
  void policy() throws IOException, InterruptedException {
    HttpResponse<String> page = get("/", "");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.body()).doesNotContain("http://", "https://", "style=", "onclick");

    HttpResponse<String> people = get("/page/people", "");
    assertThat(people.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(people.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  @DisplayName("a file that the browser has already is not sent again")
  void unchanged() throws IOException, InterruptedException {
    HttpResponse<String> first = get("/page/files/main.js", "");
    String tag = first.headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> again = get("/page/files/main.js", tag);

    assertThat(first.headers().firstValue("Content-Type"))
        .contains("text/javascript;charset=UTF-8");
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  private HttpResponse<String> get(String path, String tag)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + box.port() + path))
            .header("Origin", "http://elsewhere.example");
    if (!tag.isEmpty()) {
      request.header("If-None-Match", tag);
    }
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private JsonNode read(String path) {
    RunningBox.Reply answer = box.get(path);
    assertThat(answer.status()).as(path).isEqualTo(200);
    return answer.json();
  }

  private JsonNode receiver() {
    return read("/page/summary").path("receivers").path(0);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static List<String> ids(JsonNode answer) {
    return stream(answer.path("rows")).map(row -> row.path("id").asText()).toList();
  }

  private static List<String> names(JsonNode answer) {
    return stream(answer.path("rows")).map(row -> row.path("name").asText()).toList();
  }

  private static List<String> people(JsonNode groups) {
    return stream(groups)
        .map(row -> row.path("name").asText() + " " + row.path("people").asInt())
        .toList();
  }

  private static Stream<JsonNode> stream(JsonNode rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }
}
