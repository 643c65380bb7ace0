package dev.muster.event.source;

import dev.muster.store.Database;

class CatchUpsOnSqliteTest extends CatchUpsContract {

  CatchUpsOnSqliteTest() {
    super(Database.SQLITE);
  }
}
