package dev.muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.enrol.ledger.BatchRow;
import dev.muster.store.Database;
import dev.muster.store.TestStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rows that went on with a warning, among many without. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WarnedRowsTest {

  private static final String BATCH = "2026-11-21_100000_drop";
  private static final int PLAIN = 3000;

  private TestStore stored;

  @BeforeAll
  void open(@TempDir Path folder) {
    stored = Database.SQLITE.open(folder);
  }

  @AfterAll
  void close() {
    stored.close();
  }

  @BeforeEach
  void seed() {
    stored.clear();
    new Seeds(stored.store()).batch(BATCH, false);
    rows(PLAIN, "PLACED", null);
    rows(130, "PLACED", "SAME_FACE_TWO_IDS: 8 (0.93)");
    rows(2, "UNCHANGED", "OTHER_FACE_THAN_BEFORE: 0.10 < 0.60");
    for (String state : List.of("HELD", "REFUSED", "CANCELLED")) {
      rows(1, state, "SAME_FACE_TWO_IDS: 8 (0.93)");
    }
    stored.statements().clear();
  }

  private BatchView batch() {
    return new BatchList(stored.store(), Clock.systemUTC()).find(BATCH).orElseThrow();
  }

  private RowPage page(RowPage.Bounds bounds) {
    RowFilter filter = RowFilter.of("warned", null, batch().rows());
    return RowPage.read(stored.store(), BATCH, filter, bounds, Locale.ENGLISH);
  }

  @Test
  void theyAreCountedAndAreNoFailures() {
    assertThat(batch().warned()).isEqualTo(132);
    assertThat(batch().failures()).isEqualTo(1);
  }

  @Test
  void theyArePagedThroughAndNoOtherRowIsAmongThem() {
    RowPage first = page(new RowPage.Bounds(null, null));
    assertThat(first.rows()).hasSize(100).allMatch(row -> row.warning() != null);
    assertThat(first.next()).isTrue();
    BatchRowView last = first.rows().get(99);
    RowPage.Place after = new RowPage.Place(BatchRow.State.PLACED, last.id());
    RowPage second = page(new RowPage.Bounds(after, null));
    assertThat(second.rows()).hasSize(32).allMatch(row -> row.warning() != null);
    assertThat(second.rows()).extracting(BatchRowView::state).endsWith("unchanged", "unchanged");
    assertThat(second.next()).isFalse();
  }

  @Test
  void theInterfaceGivesThemInTheOrderTheyCame() {
    BatchList list = new BatchList(stored.store(), Clock.systemUTC());
    Slice<BatchRowView> slice = list.warned(BATCH, 0, 500, Locale.ENGLISH);
    assertThat(slice.items()).hasSize(132).allMatch(row -> row.warning() != null);
  }

  @Test
  void theyAreFoundByTheirOwnIndexHoweverLargeTheBatchIs() {
    theyAreCountedAndAreNoFailures();
    theyArePagedThroughAndNoOtherRowIsAmongThem();
    theInterfaceGivesThemInTheOrderTheyCame();
    assertThat(stored.statements().stream().filter(one -> one.contains("warning IS NOT NULL")))
        .hasSizeGreaterThanOrEqualTo(3)
        .allSatisfy(
            statement ->
                assertThat(plan(statement)).describedAs(statement).contains("batch_row_warned"));
  }

  private String plan(String statement) {
    return stored
        .store()
        .read(
            db ->
                String.join(
                    "\n",
                    db.sql("EXPLAIN QUERY PLAN " + statement.replace("?", "1"))
                        .query((row, n) -> row.getString("detail"))
                        .list()));
  }

  @ParameterizedTest
  @EnumSource(BatchRow.State.class)
  void everyStateOfARowCanBeAskedForInTheInterface(BatchRow.State state) {
    assertThat(BatchApi.Only.valueOf(state.name()).state()).isEqualTo(state);
  }

  private void rows(int many, String state, String warning) {
    stored
        .store()
        .write(
            db -> {
              for (int i = 0; i < many; i++) {
                db.sql(
                        """
                        INSERT INTO batch_row (batch, file, digest, identity_id, state, warning, handed, updated_at)
                        VALUES (?, ?, 'd', ?, ?, ?, 0, ?)
                        """)
                    .params(
                        Arrays.asList(
                            BATCH, state + i + warning, "" + i, state, warning, Seeds.TIME))
                    .update();
              }
              return many;
            });
  }
}
