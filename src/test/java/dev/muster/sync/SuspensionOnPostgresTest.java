package dev.muster.sync;

import dev.muster.store.Database;

class SuspensionOnPostgresTest extends SuspensionContract {

  SuspensionOnPostgresTest() {
    super(Database.POSTGRES);
  }
}
