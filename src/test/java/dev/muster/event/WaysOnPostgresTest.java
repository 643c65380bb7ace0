package dev.muster.event;

import dev.muster.store.Database;

class WaysOnPostgresTest extends WaysContract {

  WaysOnPostgresTest() {
    super(Database.POSTGRES);
  }
}
