package dev.muster.enrol;

import dev.muster.store.Database;

class BatchControlOnSqliteTest extends BatchControlContract {

  BatchControlOnSqliteTest() {
    super(Database.SQLITE);
  }
}
