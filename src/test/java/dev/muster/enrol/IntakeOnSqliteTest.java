package dev.muster.enrol;

import dev.muster.store.Database;

class IntakeOnSqliteTest extends IntakeContract {

  IntakeOnSqliteTest() {
    super(Database.SQLITE);
  }
}
