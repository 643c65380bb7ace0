package dev.muster.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresStoreTest extends StoreContract {

  PostgresStoreTest() {
    super(Database.POSTGRES);
  }

  @Test
  void aWriteSucceedsAfterTheServerHasDroppedTheConnection() {
    stored.store().write(db -> add(db, "before"));
    try (TestStore other = stored.another()) {
      other.text(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE pid <> pg_backend_pid() AND query LIKE '%COMMIT%'");
      stored.store().write(db -> add(db, "behind"));
    }
    assertThat(lanes(stored)).isEqualTo("before, behind");
  }

  @Test
  void aStartWaitsForADatabaseThatComesAMomentLater(@TempDir Path folder) throws Exception {
    try (LateDatabase late = new LateDatabase(TestPostgres.freshSchema())) {
      CompletableFuture.runAsync(
          late::come, CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));
      StoreSettings settings = new StoreSettings(folder, late.url(), null, null, "muster");
      try (TestStore started = new TestStore(settings)) {
        assertThat(lanes(started)).isEqualTo("none");
      }
    }
  }

  @Test
  void twoInstancesThatLockTheSameRowsInDifferentOrdersBothGetThrough() throws Exception {
    stored.store().write(db -> add(db, "left"));
    stored.store().write(db -> add(db, "right"));
    CyclicBarrier both = new CyclicBarrier(2);
    try (TestStore other = stored.another()) {
      CompletableFuture<Integer> one = locking(stored, both, "left", "right");
      CompletableFuture<Integer> two = locking(other, both, "right", "left");
      assertThat(one.get(30, TimeUnit.SECONDS) + two.get(30, TimeUnit.SECONDS)).isEqualTo(4);
    }
    assertThat(stored.text("SELECT troubles FROM lane ORDER BY name")).isEqualTo("2, 2");
  }

  private static CompletableFuture<Integer> locking(
      TestStore store, CyclicBarrier both, String first, String second) {
    AtomicBoolean again = new AtomicBoolean();
    return store
        .store()
        .submit(
            db -> {
              int locked = touch(db, first);
              if (!again.getAndSet(true)) {
                meet(both);
              }
              return locked + touch(db, second);
            });
  }

  private static int touch(JdbcClient db, String lane) {
    return db.sql("UPDATE lane SET troubles = troubles + 1 WHERE name = ?").param(lane).update();
  }

  private static void meet(CyclicBarrier both) {
    try {
      both.await(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
