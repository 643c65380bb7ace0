package dev.muster.kiosk;

import dev.muster.store.Database;

class KioskEventsOnPostgresTest extends KioskEventsContract {

  KioskEventsOnPostgresTest() {
    super(Database.POSTGRES);
  }
}
