package dev.muster.sync;

import dev.muster.store.Database;

class PlanOnSqliteTest extends PlanContract {

  PlanOnSqliteTest() {
    super(Database.SQLITE);
  }
}
