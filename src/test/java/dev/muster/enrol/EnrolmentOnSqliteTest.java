package dev.muster.enrol;

import dev.muster.store.Database;

class EnrolmentOnSqliteTest extends EnrolmentContract {

  EnrolmentOnSqliteTest() {
    super(Database.SQLITE);
  }
}
