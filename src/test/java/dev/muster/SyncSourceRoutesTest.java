package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import dev.muster.call.Outcome;
import dev.muster.enrol.manifest.Entry;
import dev.muster.enrol.manifest.Line;
import dev.muster.fake.MemoryLibrary;
import dev.muster.fake.MemoryWiring;
import dev.muster.sync.Cause;
import dev.muster.sync.Sync;
import dev.muster.sync.Syncs;
import dev.muster.sync.source.ListReader;
import dev.muster.sync.source.PhotoWish;
import dev.muster.sync.source.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of source through the real routes, with real servers behind the addresses. */
class SyncSourceRoutesTest {

  private static final String CLOUD = "library";

  @TempDir private static Path folder;
  private static People server;
  private static RunningBridge bridge;

  /** A server of people: {@code /people.csv}, and pages of JSON. */
  private static final class People extends ScriptedServer {

    @Override
    void answer(HttpExchange exchange, Seen call) throws IOException {
      switch (exchange.getRequestURI().getPath()) {
        case "/people.csv" -> answer(exchange, 200, "工号,姓名\n1,Ada\n2,张三\n");
        case "/people" -> answer(exchange, 200, page(exchange.getRequestURI().getQuery()));
        case "/photos/1.jpg" -> answer(exchange, 200, "a picture");
        default -> answer(exchange, 404, "");
      }
    }

    private static String page(String query) {
      int page = query == null ? 1 : Integer.parseInt(query.replaceAll("\\D", ""));
      return page > 3
          ? "{\"items\": [], \"total\": 3}"
          : "{\"items\": [{\"id\": \"%d\", \"name\": \"P%d\"}], \"total\": 3, \"next\": \"?page=%d\"}"
              .formatted(page, page, page + 1)
              .replace("\"?page=4\"", "null");
    }
  }

  /** What a reading has told. */
  private static final class Taken implements ListReader {

    private final List<Line> lines = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private long total = -1;
    private int calls;

    @Override
    public void take(Line line) {
      lines.add(line);
    }

    @Override
    public void told(long now) {
      total = now;
    }

    @Override
    public void calls(int more) {
      calls += more;
    }

    @Override
    public void failed(String why) {
      failures.add(why);
    }

    List<String> ids() {
      assertThat(failures).isEmpty();
      return lines.stream().map(Line::entry).map(Objects::requireNonNull).map(Entry::id).toList();
    }
  }

  @BeforeAll
  static void start() throws IOException, SQLException {
    server = new People();
    Path file = Files.writeString(folder.resolve("people.csv"), "id,name\n1,Ada\n");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    String jdbc = "jdbc:sqlite:" + folder.resolve("hr.db");
    try (Connection db = DriverManager.getConnection(jdbc);
        var statement = db.createStatement()) {
      statement.execute("CREATE TABLE staff AS SELECT 7 AS id, 'Ada' AS name");
    }
    bridge =
        RunningBridge.with(
            MemoryWiring.class,
            Path.of("src/test/resources/routes"),
            "--muster.clouds[0].name=" + CLOUD,
            "--muster.clouds[0].kind=memory",
            "--muster.clouds[0].rate=0",
            "--muster.syncs[0].name=by-url",
            "--muster.syncs[0].targets=roster",
            "--muster.syncs[0].source.kind=url",
            "--muster.syncs[0].source.url=" + server.url() + "/people.csv?key=1",
            "--muster.syncs[0].source.headers.Authorization=Bearer x",
            "--muster.syncs[0].source.timeout=1s",
            "--muster.syncs[1].name=by-json",
            "--muster.syncs[1].targets=roster",
            "--muster.syncs[1].source.kind=json",
            "--muster.syncs[1].source.url=" + server.url() + "/people",
            "--muster.syncs[1].source.items=/items",
            "--muster.syncs[1].source.next=/next",
            "--muster.syncs[1].source.total=/total",
            "--muster.syncs[2].name=by-file",
            "--muster.syncs[2].targets=roster",
            "--muster.syncs[2].source.kind=file",
            "--muster.syncs[2].source.path=" + file,
            "--muster.syncs[3].name=by-sql",
            "--muster.syncs[3].targets=roster",
            "--muster.syncs[3].source.kind=sql",
            "--muster.syncs[3].source.jdbc=" + jdbc,
            "--muster.syncs[3].source.query=SELECT * FROM staff",
            "--muster.syncs[4].name=by-cloud",
            "--muster.syncs[4].targets=roster",
            "--muster.syncs[4].source.kind=directory",
            "--muster.syncs[4].source.directory=" + CLOUD);
  }

  @AfterAll
  static void stop() {
    bridge.close();
    server.close();
  }

  @BeforeEach
  void forget() {
    server.forgetCalls();
    bridge.bean(MemoryLibrary.class).clear();
  }

  @Test
  void aFileBehindAnAddressIsFetchedWithWhatProvesWhoAsks() {
    Taken taken = read("by-url");
    assertThat(taken.ids()).containsExactly("1", "2");
    assertThat(server.calls()).containsExactly("GET /people.csv?key=1");
    assertThat(server.seen().get(0).headers().getFirst("Authorization")).isEqualTo("Bearer x");
    assertThat(server.seen().get(0).headers().getFirst("Accept")).contains("text/csv");
  }

  @Test
  void aServerThatIsBusyIsAskedAgain() {
    server.next("GET", ScriptedServer.Reply.of(503, ""));
    server.next("GET", ScriptedServer.Reply.none());
    assertThat(read("by-url").ids()).containsExactly("1", "2");
    assertThat(server.calls()).hasSize(3);
  }

  @Test
  void halfOfAListIsNoList() {
    for (int i = 0; i < 3; i++) {
      server.next("GET", ScriptedServer.Reply.halfOf("id,name\n1,Ada\n"));
    }
    Taken taken = read("by-url");
    assertThat(taken.failures).singleElement().asString().startsWith("NO_ANSWER: ");
    assertThat(taken.lines).isEmpty();
  }

  @Test
  void aServerThatIsSilentIsGivenUp() {
    for (int i = 0; i < 3; i++) {
      server.next("GET", exchange -> {});
    }
    assertThat(read("by-url").failures)
        .singleElement()
        .asString()
        .startsWith("NO_ANSWER: " + server.url() + "/people.csv: ");
  }

  @Test
  void aRedirectionIsNotFollowed() {
    server.next(
        "GET",
        exchange -> {
          exchange.getResponseHeaders().add("Location", server.url() + "/people.csv");
          ScriptedServer.answer(exchange, 302, "");
        });
    assertThat(read("by-url").failures)
        .containsExactly(
            "the source %s/people.csv answered 302, and redirections are not followed"
                .formatted(server.url()));
    assertThat(server.calls()).hasSize(1);
  }

  @Test
  void pagesOfJsonAreFetchedToTheLast() {
    Taken taken = read("by-json");
    assertThat(taken.ids()).containsExactly("1", "2", "3");
    assertThat(taken.total).isEqualTo(3);
    assertThat(taken.calls).isEqualTo(3);
    assertThat(server.calls())
        .containsExactly("GET /people", "GET /people?page=2", "GET /people?page=3");
  }

  @Test
  void aFileIsRead() {
    assertThat(read("by-file").ids()).containsExactly("1");
  }

  @Test
  void aDatabaseIsAsked() {
    assertThat(read("by-sql").ids()).containsExactly("7");
  }

  @Test
  void aCloudListsItsPeoplePageAfterPage() {
    for (int i = 0; i < 1_500; i++) {
      stands("%05d".formatted(i));
    }
    Taken taken = read("by-cloud");
    assertThat(taken.ids()).hasSize(1_500).doesNotHaveDuplicates();
    assertThat(taken.calls).isEqualTo(2);
    assertThat(Objects.requireNonNull(taken.lines.get(0).entry()).photo()).isEqualTo("00000");
  }

  @Test
  void aCloudThatIsAwayIsNoEmptyList() {
    bridge.bean(MemoryLibrary.class).setAway(true);
    Taken taken = read("by-cloud");
    assertThat(taken.failures).containsExactly("the memory is away");
    assertThat(taken.lines).isEmpty();
  }

  @Test
  void aPictureIsFetchedFromTheHostOfTheListOnly() {
    assertThat(fetched("by-url", "photos/1.jpg")).isInstanceOf(Outcome.Answered.class);
    assertThat(server.calls()).containsExactly("GET /photos/1.jpg");
    assertThat(server.seen().get(0).headers().getFirst("Authorization")).isEqualTo("Bearer x");
    assertThat(fetched("by-url", "http://127.0.0.1:9/1.jpg")).isInstanceOf(Outcome.Refused.class);
    assertThat(fetched("by-url", "photos/2.jpg")).isInstanceOf(Outcome.Refused.class);
    assertThat(fetched("by-file", "none.jpg")).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void aRunTellsHowManyItsSourceListed() {
    bridge.bean(Syncs.class).ask("by-json", Cause.HAND);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(
                        bridge.text(
                            "SELECT state || ' ' || listed || ' ' || calls FROM sync_run WHERE sync = 'by-json'"))
                    .isEqualTo("DONE 3 3"));
  }

  private static void stands(String id) {
    bridge
        .bean(MemoryLibrary.class)
        .people()
        .put(id, new MemoryLibrary.Kept(id, "P" + id, "", "", new float[0], new byte[0]));
  }

  private static Sync sync(String name) {
    return bridge.bean(Syncs.class).find(name).orElseThrow();
  }

  private static Taken read(String name) {
    Taken taken = new Taken();
    Reading begun = Reading.of(name, sync(name).source(), taken);
    Reading ended =
        bridge
            .bean(ProducerTemplate.class)
            .requestBody("direct:read-source-" + begun.kind(), begun, Reading.class);
    assertThat(ended.isOver()).isTrue();
    return taken;
  }

  private static Outcome<byte[]> fetched(String name, String photo) {
    PhotoWish wish = PhotoWish.of(name, sync(name).source(), photo);
    return Objects.requireNonNull(
        bridge
            .bean(ProducerTemplate.class)
            .requestBody("direct:fetch-photo-" + wish.way(), wish, PhotoWish.class)
            .outcome());
  }
}
