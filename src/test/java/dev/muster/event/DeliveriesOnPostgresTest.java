package dev.muster.event;

import dev.muster.store.Database;

class DeliveriesOnPostgresTest extends DeliveriesContract {

  DeliveriesOnPostgresTest() {
    super(Database.POSTGRES);
  }
}
