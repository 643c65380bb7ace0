package dev.muster.sync.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.enrol.manifest.Entry;
import dev.muster.sync.source.SourceKit.Taken;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists that a real PostgreSQL answers. */
class SourceQueriesPostgresTest {

  @TempDir private Path folder;
  private SourceKit kit;
  private String jdbc;

  @BeforeEach
  void start() throws SQLException {
    jdbc = dev.muster.store.Database.freshPostgres();
    kit = new SourceKit(folder);
    try (Connection db = DriverManager.getConnection(jdbc);
        Statement statement = db.createStatement()) {
      statement.execute(
          "CREATE TABLE staff (id BIGINT, \"姓名\" TEXT, until TIMESTAMPTZ, face BYTEA)");
      statement.execute(
          "INSERT INTO staff SELECT n, 'P' || n, '2030-01-31 12:00:00+08', decode('ffd8', 'hex') FROM generate_series(1, 5000) n");
    }
  }

  @Test
  void rowsComeInPortionsWithTheirPictures() throws Exception {
    Taken taken = ask("SELECT id, \"姓名\", until AS valid_to, face AS photo FROM staff ORDER BY id");
    assertThat(taken.ids()).hasSize(5_000);
    Entry last = taken.entries().get(4_999);
    assertThat(last.name()).isEqualTo("P5000");
    assertThat(last.validity().to()).isEqualTo("2030-01-31T04:00:00Z");
    assertThat(kit.attached.find("hr", last.photo()))
        .hasValue(new byte[] {(byte) 0xFF, (byte) 0xD8});
  }

  @Test
  void nothingIsEverWritten() {
    assertThat(ask("DELETE FROM staff RETURNING id").failure()).contains("read-only transaction");
    assertThat(ask("SELECT id FROM staff").lines).hasSize(5_000);
  }

  @Test
  void aQueryThatTakesTooLongIsGivenUp() {
    assertThat(ask("SELECT 1 AS id, pg_sleep(20)", "timeout", "1s").failure())
        .startsWith("the database answered: ");
  }

  @Test
  void aDatabaseThatIsAwayIsNoEmptyList() {
    assertThat(
            kit.ask(
                    SourceKit.source(
                        "kind",
                        "sql",
                        "jdbc",
                        "jdbc:postgresql://127.0.0.1:9/hr",
                        "query",
                        "SELECT 1",
                        "user",
                        "me",
                        "password",
                        "open-sesame"))
                .failure())
        .startsWith("the database answered: Connection to 127.0.0.1:9 refused")
        .doesNotContain("sesame");
  }

  private Taken ask(String query, String... more) {
    String[] all = new String[more.length + 6];
    System.arraycopy(new String[] {"kind", "sql", "jdbc", jdbc, "query", query}, 0, all, 0, 6);
    System.arraycopy(more, 0, all, 6, more.length);
    return kit.ask(SourceKit.source(all));
  }
}
