package dev.muster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.jdbc.core.simple.JdbcClient;

class SqliteStoreTest extends StoreContract {

  SqliteStoreTest() {
    super(Database.SQLITE);
  }

  @Test
  void everyCommitIsSyncedToTheWriteAheadLog() {
    assertThat(stored.text("PRAGMA journal_mode")).isEqualTo("wal");
    assertThat(stored.text("PRAGMA synchronous")).describedAs("2 is FULL").isEqualTo("2");
    assertThat(stored.text("PRAGMA foreign_keys")).isEqualTo("1");
  }

  @Test
  void aStatementThatRunsWhileItsOwnRowsAreReadIsAnotherOne() {
    stored.store().write(db -> lane(db, "a", 1) + lane(db, "b", 2));
    List<List<String>> seen =
        stored.store().write(db -> names(db, "a", () -> names(db, "b", List::of)));
    assertThat(seen).containsExactly(List.of("b", "a"));
  }

  @Test
  void aParameterThatIsMissingIsRefusedAndNotTakenFromTheLastTime() {
    stored.store().write(db -> lane(db, "a", 1));
    assertThatThrownBy(
            () ->
                stored
                    .store()
                    .write(
                        db ->
                            db.sql("UPDATE lane SET reason = ? WHERE name = ?")
                                .param("x")
                                .update()))
        .isInstanceOf(InvalidDataAccessApiUsageException.class)
        .hasMessageContaining("1 parameters for a statement with 2");
  }

  @Test
  void valuesOfEveryKindAreKeptAsTheyAre() {
    String values = "SELECT ? || '', typeof(?), typeof(?), typeof(?), typeof(?), typeof(?)";
    List<String> kinds =
        stored
            .store()
            .write(
                db ->
                    db.sql(values)
                        .params(Arrays.asList("名", null, 7, 7L, 0.5, new byte[] {1}))
                        .query(
                            (row, n) ->
                                IntStream.rangeClosed(1, 6).mapToObj(i -> text(row, i)).toList())
                        .single());
    assertThat(kinds).containsExactly("名", "null", "integer", "integer", "real", "blob");
    assertThat(number("SELECT 5000000000", Long.class)).contains(5_000_000_000L);
    assertThat(number("SELECT 7", Integer.class)).contains(7);
    assertThat(number("SELECT 7 WHERE 1 = 0", Long.class)).isEmpty();
  }

  private <T> Optional<T> number(String sql, Class<T> type) {
    return stored.store().write(db -> db.sql(sql).query(type).optional());
  }

  private static String text(ResultSet row, int column) {
    try {
      return row.getString(column);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int lane(JdbcClient db, String name, long troubles) {
    return db.sql("INSERT INTO lane (name, paused_until, troubles) VALUES (?, 0, ?)")
        .params(name, troubles)
        .update();
  }

  /** The name of the lane behind what is read while it is. */
  private static List<List<String>> names(
      JdbcClient db, String name, Supplier<List<List<String>>> inside) {
    return db.sql("SELECT name FROM lane WHERE name = ?")
        .param(name)
        .query(
            (row, n) -> {
              List<String> all = new ArrayList<>();
              inside.get().forEach(all::addAll);
              all.add(row.getString("name"));
              return all;
            })
        .list();
  }
}
