package dev.muster.sync;

import dev.muster.store.Database;

class ApplyOnSqliteTest extends ApplyContract {

  ApplyOnSqliteTest() {
    super(Database.SQLITE);
  }
}
