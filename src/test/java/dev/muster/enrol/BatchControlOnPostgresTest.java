package dev.muster.enrol;

import dev.muster.store.Database;

class BatchControlOnPostgresTest extends BatchControlContract {

  BatchControlOnPostgresTest() {
    super(Database.POSTGRES);
  }
}
