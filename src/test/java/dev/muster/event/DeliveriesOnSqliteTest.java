package dev.muster.event;

import dev.muster.store.Database;

class DeliveriesOnSqliteTest extends DeliveriesContract {

  DeliveriesOnSqliteTest() {
    super(Database.SQLITE);
  }
}
