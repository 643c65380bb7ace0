package dev.muster.enrol;

import dev.muster.store.Database;

class PlacementsOnSqliteTest extends PlacementsContract {

  PlacementsOnSqliteTest() {
    super(Database.SQLITE);
  }
}
