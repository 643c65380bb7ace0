package dev.muster.event;

import dev.muster.store.Database;

class UpgradeOnSqliteTest extends UpgradeContract {

  UpgradeOnSqliteTest() {
    super(Database.SQLITE);
  }
}
