package dev.muster.enrol;

import dev.muster.store.Database;

class FaceComparisonOnPostgresTest extends FaceComparisonContract {

  FaceComparisonOnPostgresTest() {
    super(Database.POSTGRES);
  }
}
