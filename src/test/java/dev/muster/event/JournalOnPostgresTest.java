package dev.muster.event;

import dev.muster.store.Database;

class JournalOnPostgresTest extends JournalContract {

  JournalOnPostgresTest() {
    super(Database.POSTGRES);
  }
}
