package dev.muster.enrol;

import dev.muster.store.Database;

class StandingOnPostgresTest extends StandingContract {

  StandingOnPostgresTest() {
    super(Database.POSTGRES);
  }
}
