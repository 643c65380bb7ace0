package dev.muster.event;

import dev.muster.store.Database;

class RetentionOnPostgresTest extends RetentionContract {

  RetentionOnPostgresTest() {
    super(Database.POSTGRES);
  }
}
