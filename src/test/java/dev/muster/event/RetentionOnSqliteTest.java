package dev.muster.event;

import dev.muster.store.Database;

class RetentionOnSqliteTest extends RetentionContract {

  RetentionOnSqliteTest() {
    super(Database.SQLITE);
  }
}
