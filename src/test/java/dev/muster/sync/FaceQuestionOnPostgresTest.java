package dev.muster.sync;

import dev.muster.store.Database;

class FaceQuestionOnPostgresTest extends FaceQuestionContract {

  FaceQuestionOnPostgresTest() {
    super(Database.POSTGRES);
  }
}
