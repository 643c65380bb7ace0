package dev.muster.event;

import dev.muster.store.Database;

class WaysOnSqliteTest extends WaysContract {

  WaysOnSqliteTest() {
    super(Database.SQLITE);
  }
}
