package dev.muster.facebox.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.muster.facebox.store.Database;
import dev.muster.facebox.store.Pictures;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many events stay, and which files. */
class EventKeepingTest {

  private static final byte[] PICTURE = {1, 2, 3};

  @TempDir private Path directory;
  private Database database;
  private Pictures pictures;
  private Events events;
  private EventRemoval removal;

  @BeforeEach
  void open() {
    database = Database.open(directory);
    pictures = new Pictures(directory.resolve("pictures"));
    events = new Events(database, Clock.systemUTC(), () -> Duration.ZERO);
    removal = new EventRemoval(database, pictures, new EventPictures(events, pictures));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  @DisplayName("the oldest events go with pictures and templates, until only the most are left")
  void prunes() throws IOException {
    record(7);
    try (EventRetention retention = new EventRetention(removal, 3, () -> Long.MAX_VALUE)) {
      retention.start(Duration.ofMillis(20));
      await().atMost(Duration.ofSeconds(10)).until(() -> files() == 3);
    }
    assertThat(times()).containsExactly(5L, 6L, 7L);
    assertThat(count("event_face")).isEqualTo(3);
    assertThat(count("event_picture")).isEqualTo(3);
  }

  @Test
  @DisplayName("an event that a receiver has still to get stays")
  void keepsUnsent() {
    record(7);
    long second = events.after(0, 10).get(1).seq();
    assertThat(removal.prune(3, second + 1, 100)).isEqualTo(2);
    assertThat(removal.prune(3, second + 1, 100)).isZero();
    assertThat(times()).containsExactly(3L, 4L, 5L, 6L, 7L);
  }

  @Test
  @DisplayName("a step is small, so that others may write in between")
  void steps() {
    record(7);
    assertThat(removal.prune(1, Long.MAX_VALUE, 2)).isEqualTo(2);
    assertThat(times()).hasSize(5);
  }

  @Test
  @DisplayName(
      "files that nothing names go after the start, those of events, people and young ones stay")
  void sweeps() throws IOException {
    record(1);
    String enrolled = pictures.keep(PICTURE);
    database.write(
        db -> {
          db.sql("insert into person (identity_id, name, type, info) values ('p', 'n', 1, '{}')")
              .update();
          return db.sql("insert into face (id, person_seq, image_id) values ('f', 1, ?)")
              .param(enrolled)
              .update();
        });
    pictures.keep(PICTURE);
    Files.write(directory.resolve("pictures/00/left.part"), PICTURE);
    age();
    Pictures afterRestart = new Pictures(directory.resolve("pictures"));
    String young = afterRestart.keep(PICTURE);

    try (PictureSweep sweep = new PictureSweep(database, afterRestart)) {
      sweep.start();
      await().atMost(Duration.ofSeconds(10)).until(() -> files() == 3);
    }
    assertThat(afterRestart.find(enrolled)).isPresent();
    assertThat(afterRestart.find(young)).isPresent();
    assertThat(afterRestart.find(events.after(0, 1).get(0).details().spot())).isPresent();
  }

  @Test
  @DisplayName("an event of the first version is read, and its pictures are known")
  void firstVersion() {
    record(1);
    database.write(db -> db.sql("update event set body = json_remove(body, '$.more')").update());
    assertThat(events.after(0, 1).get(0).details().more()).isEqualTo(BoxEvent.More.NOTHING);
  }

  private void record(int count) {
    for (int i = 1; i <= count; i++) {
      BoxEvent.Details details =
          new BoxEvent.Details(
              Json.object(),
              Json.object(),
              "",
              "",
              "",
              pictures.keep(PICTURE),
              "",
              "",
              new float[4],
              new float[10]);
      events.record(
          new BoxEvent(0, 0, i, "d", "", "stranger", BoxEvent.STRANGER, 1, details),
          new EventFaces.Template("e", new float[512]));
    }
  }

  private List<Long> times() {
    return events.matching(new EventFilter(), new Page(0, 100)).stream().map(BoxEvent::at).toList();
  }

  private int count(String table) {
    return database.read(
        db -> db.sql("select count(*) from " + table).query(Integer.class).single());
  }

  private long files() throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("pictures"))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  private void age() throws IOException {
    try (Stream<Path> files = Files.walk(directory.resolve("pictures"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
      }
    }
  }
}
