package dev.muster.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/**
 * One PostgreSQL server for all tests of a JVM: the embedded one, else the binaries of the machine;
 * tests are skipped with the reason when neither runs. Each caller gets a schema of its own.
 */
final class TestPostgres {

  private static final AtomicInteger SCHEMAS = new AtomicInteger();
  private static final String URL;
  private static final String TROUBLE;

  static {
    String url = "";
    String trouble = "";
    try {
      url = embedded();
    } catch (IOException | RuntimeException embedded) {
      try {
        url = MachinePostgres.start();
      } catch (IOException | RuntimeException machine) {
        trouble = "no PostgreSQL runs here: embedded: " + embedded + "; the machine's: " + machine;
      }
    }
    URL = url;
    TROUBLE = trouble;
  }

  private TestPostgres() {}

  /** The JDBC address of a new, empty schema; skips the test when there is no server. */
  static String freshSchema() {
    Assumptions.assumeTrue(TROUBLE.isEmpty(), TROUBLE);
    String schema = "test_" + SCHEMAS.incrementAndGet();
    try (Connection connection = DriverManager.getConnection(URL);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA " + schema);
    } catch (SQLException e) {
      throw new IllegalStateException("making a schema for a test failed", e);
    }
    return URL + "&currentSchema=" + schema;
  }

  private static String embedded() throws IOException {
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setServerConfig("max_connections", "100")
            .start();
    return server.getJdbcUrl("postgres", "postgres");
  }
}
