package dev.muster.enrol;

import dev.muster.store.Database;

class StandingOnSqliteTest extends StandingContract {

  StandingOnSqliteTest() {
    super(Database.SQLITE);
  }
}
