package dev.muster.facebox.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.face.EngineInfo;
import dev.muster.facebox.FakeRecogniser;
import dev.muster.facebox.config.Configuration;
import dev.muster.facebox.library.QualityLevel;
import dev.muster.facebox.library.Recogniser;
import dev.muster.facebox.library.Sight;
import dev.muster.facebox.store.Database;
import dev.muster.facebox.store.Pictures;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Refusal;
import java.awt.Color;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("contracts/sophon.md §6.8.4, the limits of the search by picture")
class HistorySearchTest {

  private static final byte[] RED = FakeRecogniser.photo(Color.RED);
  private static final float[] LIKE_RED = axis(0);
  private static final float[] LIKE_GREEN = axis(1);

  private Database database;
  private Events events;
  private Configuration configuration;
  private Recorder recorder;

  @BeforeEach
  void open(@TempDir Path directory) {
    database = Database.open(directory);
    events = new Events(database, Clock.systemUTC(), () -> Duration.ZERO);
    configuration = new Configuration(database, Map.of());
    recorder = new Recorder(events, new Pictures(directory), configuration, "fake-1");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  @DisplayName(
      "a call looks at so many events; the next goes on where it ended, and none is missed")
  void goesOn() {
    for (int at = 1; at <= 10; at++) {
      record(at, at % 2 == 0 ? LIKE_RED : LIKE_GREEN);
    }
    HistorySearch search = search(new HistorySearch.Bounds(4, 100));

    HistorySearch.Result first = search.search(query(1, 10, false));
    HistorySearch.Result second = search.search(query(first.end() + 1, 10, false));
    HistorySearch.Result third = search.search(query(second.end() + 1, 10, false));

    assertThat(times(first)).containsExactly(2L, 4L);
    assertThat(first.end()).isEqualTo(4);
    assertThat(first.more()).isTrue();
    assertThat(times(second)).containsExactly(6L, 8L);
    assertThat(times(third)).containsExactly(10L);
    assertThat(third.more()).isFalse();
    assertThat(third.end()).isEqualTo(10);
  }

  @Test
  @DisplayName("a call finds so many, backwards as well")
  void mostHits() {
    for (int at = 1; at <= 5; at++) {
      record(at, LIKE_RED);
    }
    HistorySearch search = search(new HistorySearch.Bounds(100, 2));

    HistorySearch.Result first = search.search(query(1, 5, true));
    assertThat(times(first)).containsExactly(5L, 4L);
    assertThat(first.more()).isTrue();
    assertThat(times(search.search(query(1, first.end() - 1, true)))).containsExactly(3L, 2L);
  }

  @Test
  @DisplayName("a call never ends within a millisecond, since the next could only begin after it")
  void wholeMilliseconds() {
    for (int i = 0; i < 5; i++) {
      record(7, LIKE_RED);
    }
    record(8, LIKE_RED);
    HistorySearch.Result first = search(new HistorySearch.Bounds(2, 2)).search(query(1, 9, false));
    assertThat(times(first)).containsExactly(7L, 7L, 7L, 7L, 7L);
    assertThat(first.more()).isTrue();
    assertThat(first.end()).isEqualTo(7);
  }

  @Test
  @DisplayName("faces of another engine are not compared")
  void otherEngine() {
    events.record(event(1), new EventFaces.Template("fake-0", LIKE_RED));
    assertThat(times(search(HistorySearch.Bounds.DOCUMENTED).search(query(1, 5, false)))).isEmpty();
  }

  @Test
  @DisplayName("a second search while one runs is refused, and the next one after it is not")
  void oneAtATime() throws Exception {
    CountDownLatch looking = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    HistorySearch search =
        new HistorySearch(new Waiting(looking, goOn), events, database, recorder, configuration);
    CompletableFuture<HistorySearch.Result> first =
        CompletableFuture.supplyAsync(() -> search.search(query(1, 5, false)));
    assertThat(looking.await(10, TimeUnit.SECONDS)).isTrue();

    assertThatThrownBy(() -> search.search(query(1, 5, false)))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.error())
                    .isEqualTo(BoxError.ANOTHER_PICTURE_SEARCH_RUNNING_ERROR));
    goOn.countDown();
    first.get(10, TimeUnit.SECONDS);
    assertThat(search.search(query(1, 5, false)).hits()).isEmpty();
  }

  private HistorySearch search(HistorySearch.Bounds bounds) {
    return new HistorySearch(
        new FakeRecogniser("fake-1"), events, database, recorder, configuration, bounds);
  }

  private static HistorySearch.Query query(long from, long to, boolean backwards) {
    return new HistorySearch.Query(RED, QualityLevel.NO, from, to, List.of(), 82, backwards);
  }

  private void record(long at, float[] template) {
    events.record(event(at), new EventFaces.Template("fake-1", template));
  }

  private static BoxEvent event(long at) {
    return new BoxEvent(
        0,
        0,
        at,
        "d",
        "",
        "stranger",
        BoxEvent.STRANGER,
        1,
        new BoxEvent.Details(
            Json.object(), Json.object(), "", "", "", "", "", "", new float[4], new float[10]));
  }

  private static List<Long> times(HistorySearch.Result result) {
    return result.hits().stream().map(hit -> hit.event().at()).toList();
  }

  private static float[] axis(int index) {
    float[] template = new float[512];
    template[index] = 1;
    return template;
  }

  /** Looks at the first picture only when it may. */
  private record Waiting(CountDownLatch looking, CountDownLatch goOn) implements Recogniser {

    @Override
    public EngineInfo engine() {
      return new FakeRecogniser("fake-1").engine();
    }

    @Override
    public <T> T look(byte[] picture, Function<Sight, T> use) {
      looking.countDown();
      try {
        assertThat(goOn.await(10, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      return new FakeRecogniser("fake-1").look(picture, use);
    }
  }
}
