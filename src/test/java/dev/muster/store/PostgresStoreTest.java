package dev.muster.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
}
