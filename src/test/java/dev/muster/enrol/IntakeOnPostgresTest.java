package dev.muster.enrol;

import dev.muster.store.Database;

class IntakeOnPostgresTest extends IntakeContract {

  IntakeOnPostgresTest() {
    super(Database.POSTGRES);
  }
}
