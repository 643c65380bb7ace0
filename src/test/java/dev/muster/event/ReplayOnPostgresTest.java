package dev.muster.event;

import dev.muster.store.Database;

class ReplayOnPostgresTest extends ReplayContract {

  ReplayOnPostgresTest() {
    super(Database.POSTGRES);
  }
}
