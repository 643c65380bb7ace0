package dev.muster.event;

import dev.muster.store.Database;

class JournalOnSqliteTest extends JournalContract {

  JournalOnSqliteTest() {
    super(Database.SQLITE);
  }
}
