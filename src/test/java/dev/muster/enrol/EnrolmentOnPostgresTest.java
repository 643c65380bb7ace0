package dev.muster.enrol;

import dev.muster.store.Database;

class EnrolmentOnPostgresTest extends EnrolmentContract {

  EnrolmentOnPostgresTest() {
    super(Database.POSTGRES);
  }
}
