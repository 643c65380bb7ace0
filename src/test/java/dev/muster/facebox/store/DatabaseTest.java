package dev.muster.facebox.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

  @TempDir private Path directory;
  private Database database;

  @BeforeEach
  void open() {
    database = Database.open(directory);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  @DisplayName("of writes that share a commit only the one that fails is undone")
  void oneFails() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      // the first piece keeps the writer busy, so that the others are committed together
      Future<?> first = threads.submit(() -> database.write(db -> waitFor(go)));
      List<Future<?>> writes = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        String name = "n" + i;
        boolean fails = i == 7;
        writes.add(threads.submit(() -> insert(name, fails)));
      }
      go.countDown();
      first.get();
      for (int i = 0; i < 20; i++) {
        Future<?> write = writes.get(i);
        if (i == 7) {
          assertThatThrownBy(write::get).hasRootCauseInstanceOf(Refusal.class);
        } else {
          write.get();
        }
      }
    } finally {
      threads.shutdown();
    }

    assertThat(names()).hasSize(19).doesNotContain("n7");
  }

  @Test
  @DisplayName("what follows a commit runs before the write returns, in the order of the commits")
  void afterwards() {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      int number = i;
      database.write(db -> number, order::add);
      assertThat(order).hasSize(number + 1).last().isEqualTo(number);
    }
  }

  @Test
  @DisplayName("syncs every commit: WAL with synchronous=FULL")
  void durability() {
    String mode = database.write(db -> db.sql("pragma journal_mode").query(String.class).single());
    int synchronous =
        database.write(db -> db.sql("pragma synchronous").query(Integer.class).single());

    assertThat(mode).isEqualTo("wal");
    assertThat(synchronous).isEqualTo(2);
  }

  @Test
  @DisplayName("a closed database refuses writes instead of waiting for ever")
  void closed() {
    database.close();

    assertThatThrownBy(() -> insert("late", false)).hasMessageContaining("closed");
    database = Database.open(directory);
    assertThat(names()).isEmpty();
  }

  @Test
  @DisplayName(
      "a full disk fails writes and leaves nothing of them; with space back all is as ever")
  void full() {
    insert("before", false);
    long pages = database.write(db -> db.sql("pragma page_count").query(Long.class).single());
    limit(pages);
    List<String> refused = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      String name = i + "x".repeat(5_000);
      try {
        insert(name, false);
      } catch (Refusal full) {
        assertThat(full.error()).isEqualTo(BoxError.NO_SPACE);
        refused.add(name);
      }
    }
    assertThat(refused).as("writes that did not fit").isNotEmpty();
    assertThat(names()).contains("before").doesNotContainAnyElementsOf(refused);

    limit(pages + 1_000);
    for (int i = 0; i < 20; i++) {
      insert("after" + i, false);
    }
    assertThatThrownBy(() -> insert("undone", true)).isInstanceOf(Refusal.class);
    assertThat(names()).contains("after0", "after19").doesNotContain("undone");
  }

  private void limit(long pages) {
    database.write(db -> db.sql("pragma max_page_count = " + pages).query(Long.class).single());
  }

  private String insert(String name, boolean fails) {
    return database.write(
        db -> {
          db.sql("insert into setting (name, value) values (?, '')").param(name).update();
          if (fails) {
            throw new Refusal(BoxError.BAD_REQUEST);
          }
          return name;
        });
  }

  private List<String> names() {
    return database.read(db -> db.sql("select name from setting").query(String.class).list());
  }

  private static String waitFor(CountDownLatch latch) {
    try {
      latch.await();
      return "";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
