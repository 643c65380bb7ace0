package dev.muster.sync.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.enrol.manifest.Entry;
import dev.muster.enrol.manifest.Line;
import dev.muster.sync.source.SourceKit.Taken;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists that a database answers; a file of SQLite stands for it. */
class SourceQueriesTest {

  @TempDir private Path folder;
  private SourceKit kit;
  private String jdbc;

  @BeforeEach
  void start() throws SQLException {
    kit = new SourceKit(folder);
    jdbc = "jdbc:sqlite:" + folder.resolve("hr.db");
    run(
        "CREATE TABLE staff (nr INTEGER, name TEXT, dept TEXT, until TEXT, face BLOB)",
        "INSERT INTO staff VALUES (1001, '张三', '研发', '2030-01-31', x'FFD8'), (1002, 'Ada', NULL, NULL, NULL)");
  }

  @Test
  void theLabelsOfTheColumnsAreTheHeadings() throws IOException {
    Taken taken =
        kit.ask(
            source(
                "SELECT nr AS 工号, name, dept AS 部门, until AS valid_to, face AS photo FROM staff ORDER BY nr"));

    Entry zhang = taken.entries().get(0);
    assertThat(zhang.id()).isEqualTo("1001");
    assertThat(zhang.name()).isEqualTo("张三");
    assertThat(zhang.extra()).isEqualTo(Map.of("部门", "研发"));
    assertThat(zhang.validity().to()).isEqualTo("2030-01-31T23:59:59Z");
    assertThat(kit.attached.find("hr", zhang.photo()))
        .hasValue(new byte[] {(byte) 0xFF, (byte) 0xD8});
    Entry ada = taken.entries().get(1);
    assertThat(ada.photo()).isEmpty();
    assertThat(ada.validity().isAlways()).isTrue();
    assertThat(taken.calls).isEqualTo(1);
  }

  @Test
  void aMappingNamesTheColumns() {
    ListSource source =
        SourceKit.source(
            "kind",
            "sql",
            "jdbc",
            jdbc,
            "query",
            "SELECT * FROM staff ORDER BY nr",
            "mapping.id",
            "nr",
            "mapping.photo",
            "face",
            "extra[0]",
            "dept");
    assertThat(kit.ask(source).ids()).containsExactly("1001", "1002");
    assertThat(kit.ask(source).entries().get(0).photo()).startsWith("sha256:");
  }

  @Test
  void whatIsNoListFailsWithOneSentence() {
    assertThat(kit.ask(source("SELECT name FROM staff")).failure())
        .isEqualTo(
            "the list of the database cannot be used: no line has a heading for the person number; there are: name");
    assertThat(kit.ask(source("SELECT nope FROM staff")).failure())
        .startsWith("the database answered: ")
        .contains("no such column");
    assertThat(kit.ask(source("SELECT nr AS id, name AS id FROM staff")).failure())
        .isEqualTo(
            "the database answered: two columns have the same name; give one another with AS");
    assertThat(kit.ask(source("PRAGMA user_version = 7")).failure())
        .startsWith("the database answered: ");
    assertThat(
            kit.ask(SourceKit.source("kind", "sql", "jdbc", "jdbc:nothing:x", "query", "SELECT 1"))
                .failure())
        .startsWith("the database answered: No suitable driver");
  }

  @Test
  void anEmptyTableIsAnEmptyListAndNoFailure() throws SQLException {
    run("DELETE FROM staff");
    Taken taken = kit.ask(source("SELECT nr AS id FROM staff"));
    assertThat(taken.failures).isEmpty();
    assertThat(taken.lines).isEmpty();
  }

  @Test
  void nothingIsEverWritten() throws SQLException {
    assertThat(kit.ask(source("DELETE FROM staff RETURNING nr AS id")).failure())
        .contains("readonly");
    assertThat(kit.ask(source("SELECT nr AS id FROM staff")).lines).hasSize(2);
  }

  @Test
  void aPasswordIsNotRepeatedByWhatTheDatabaseSays() {
    Taken taken =
        kit.ask(
            SourceKit.source(
                "kind",
                "sql",
                "jdbc",
                "jdbc:nothing:x?password=open-sesame",
                "user",
                "me",
                "password",
                "open-sesame",
                "query",
                "SELECT 1"));
    assertThat(taken.failure()).doesNotContain("sesame");
  }

  @Test
  void aHundredThousandRowsAreNeverHeldTogether() throws SQLException {
    try (Connection db = DriverManager.getConnection(jdbc)) {
      db.setAutoCommit(false);
      try (PreparedStatement insert = db.prepareStatement("INSERT INTO staff (nr) VALUES (?)")) {
        for (int i = 0; i < 100_000; i++) {
          insert.setInt(1, 10_000 + i);
          insert.addBatch();
        }
        insert.executeBatch();
      }
      db.commit();
    }
    int[] count = {0};
    Taken counting =
        new Taken() {
          @Override
          public void take(Line line) {
            count[0]++;
          }
        };
    kit.queries.read(Reading.of("hr", source("SELECT nr AS id, name FROM staff"), counting));
    assertThat(count[0]).isEqualTo(100_002);
    assertThat(counting.failures).isEmpty();
  }

  private ListSource source(String query) {
    return SourceKit.source("kind", "sql", "jdbc", jdbc, "query", query);
  }

  private void run(String... statements) throws SQLException {
    try (Connection db = DriverManager.getConnection(jdbc);
        Statement statement = db.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
    }
  }
}
