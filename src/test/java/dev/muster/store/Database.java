package dev.muster.store;

import java.nio.file.Path;

/** The databases that the store runs on; every suite of the ledgers runs on each. */
public enum Database {
  SQLITE {
    @Override
    StoreSettings settings(Path folder) {
      return new StoreSettings(folder, "", null, null, "muster");
    }
  },
  POSTGRES {
    @Override
    StoreSettings settings(Path folder) {
      return new StoreSettings(folder, TestPostgres.freshSchema(), null, null, "muster");
    }
  };

  abstract StoreSettings settings(Path folder);

  /** The JDBC address of a PostgreSQL without tables; skips the test when none runs here. */
  public static String freshPostgres() {
    return TestPostgres.freshSchema();
  }

  /** A new, empty store; skips the test when the database does not run here. */
  public TestStore open(Path folder) {
    return new TestStore(settings(folder));
  }
}
