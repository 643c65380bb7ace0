package dev.muster.kiosk;

import dev.muster.store.Database;

class KioskEventsOnSqliteTest extends KioskEventsContract {

  KioskEventsOnSqliteTest() {
    super(Database.SQLITE);
  }
}
