package dev.muster.sync;

import dev.muster.store.Database;

class PlanOnPostgresTest extends PlanContract {

  PlanOnPostgresTest() {
    super(Database.POSTGRES);
  }
}
