package dev.muster.enrol;

import dev.muster.store.Database;

class FaceComparisonOnSqliteTest extends FaceComparisonContract {

  FaceComparisonOnSqliteTest() {
    super(Database.SQLITE);
  }
}
