package dev.muster.sync;

import dev.muster.store.Database;

class ApplyOnPostgresTest extends ApplyContract {

  ApplyOnPostgresTest() {
    super(Database.POSTGRES);
  }
}
