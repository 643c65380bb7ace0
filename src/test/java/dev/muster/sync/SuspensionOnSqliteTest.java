package dev.muster.sync;

import dev.muster.store.Database;

class SuspensionOnSqliteTest extends SuspensionContract {

  SuspensionOnSqliteTest() {
    super(Database.SQLITE);
  }
}
