package dev.muster.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqliteStoreTest extends StoreContract {

  SqliteStoreTest() {
    super(Database.SQLITE);
  }

  @Test
  void everyCommitIsSyncedToTheWriteAheadLog() {
    assertThat(stored.text("PRAGMA journal_mode")).isEqualTo("wal");
    assertThat(stored.text("PRAGMA synchronous")).describedAs("2 is FULL").isEqualTo("2");
    assertThat(stored.text("PRAGMA foreign_keys")).isEqualTo("1");
  }
}
