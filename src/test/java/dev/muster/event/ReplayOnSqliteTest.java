package dev.muster.event;

import dev.muster.store.Database;

class ReplayOnSqliteTest extends ReplayContract {

  ReplayOnSqliteTest() {
    super(Database.SQLITE);
  }
}
