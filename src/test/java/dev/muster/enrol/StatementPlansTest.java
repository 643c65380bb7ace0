package dev.muster.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.store.Database;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The cost per photo stays flat: no statement on its way reads a whole table or batch. */
class StatementPlansTest extends EnrolledStore {

  private static final List<String> GROWING =
      List.of("person", "photo", "placement", "batch_row", "match_event", "delivery");

  StatementPlansTest() {
    super(Database.SQLITE);
  }

  @Test
  void everyStatementOfAPhotoFindsItsRowsByAnIndex() {
    setUpStands("staff");
    stored.statements().clear();
    drop("0007.jpg", "photo");
    drop("0007.jpg", "photo");
    drop("0007.jpg", "new");
    place(claimOne());
    drop("0008.jpg", "photo 8");
    lose(claimOne());
    new HandBack(stored.store(), settings(Locale.ENGLISH)).moveSettled();
    assertThat(stored.statements()).hasSizeGreaterThan(10);
    assertThat(Set.copyOf(stored.statements()).stream().flatMap(this::scans)).isEmpty();
  }

  /** The steps of the statement's plan that read a growing table, or a batch, from end to end. */
  private Stream<String> scans(String statement) {
    List<String> plan =
        stored
            .store()
            .read(
                db ->
                    db.sql("EXPLAIN QUERY PLAN " + statement.replace("?", "1"))
                        .query((row, n) -> row.getString("detail"))
                        .list());
    return plan.stream()
        .filter(step -> GROWING.stream().anyMatch(table -> isScanOf(step, table, statement)))
        .map(step -> step + " in " + statement);
  }

  private static boolean isScanOf(String step, String table, String statement) {
    boolean wholeTable = step.matches("SCAN \\w+");
    boolean wholeBatch = step.matches(".*\\(batch=\\?( AND \\w+[<>]\\?)?\\)");
    boolean tail = step.matches("SEARCH (r|batch_row) USING INTEGER PRIMARY KEY \\(rowid>\\?\\)");
    return (wholeTable || wholeBatch || tail) && statement.contains(table);
  }
}
