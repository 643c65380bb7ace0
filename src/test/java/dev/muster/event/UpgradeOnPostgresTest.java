package dev.muster.event;

import dev.muster.store.Database;

class UpgradeOnPostgresTest extends UpgradeContract {

  UpgradeOnPostgresTest() {
    super(Database.POSTGRES);
  }
}
