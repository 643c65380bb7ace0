package dev.muster.sync;

import dev.muster.store.Database;

class FaceQuestionOnSqliteTest extends FaceQuestionContract {

  FaceQuestionOnSqliteTest() {
    super(Database.SQLITE);
  }
}
