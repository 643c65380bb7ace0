package dev.muster.event.source;

import dev.muster.store.Database;

class CatchUpsOnPostgresTest extends CatchUpsContract {

  CatchUpsOnPostgresTest() {
    super(Database.POSTGRES);
  }
}
