package dev.muster.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
