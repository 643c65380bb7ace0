package dev.muster.console;

import dev.muster.enrol.ledger.BatchRow;
import dev.muster.store.Store;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A page of the rows of a batch.
 *
 * @param previous whether there are rows before these
 * @param next whether there are rows after these
 */
record RowPage(List<BatchRowView> rows, boolean previous, boolean next) {

  /** How many rows a page has. */
  static final int ROWS = 100;

  /** Behind every row. */
  static final long END = 999_999_999_999_999_999L;

  RowPage {
    rows = List.copyOf(rows);
  }

  /** A place between two rows: its state, and the id of the row. */
  record Place(BatchRow.State state, long id) {

    /** {@code state/id}; null for an empty text. */
    static @Nullable Place of(String parameter, @Nullable String text) {
      if (text == null || text.isBlank()) {
        return null;
      }
      String[] parts = text.split("/", 2);
      BatchRow.State state = BadParameter.choice(parameter, BatchRow.State.class, parts[0]);
      if (state == null || parts.length < 2 || !parts[1].matches("[0-9]{1,18}")) {
        throw new BadParameter(
            parameter, parameter + " is \"" + text + "\"; allowed is a state/number of a row");
      }
      return new Place(state, Long.parseLong(parts[1]));
    }

    static String of(BatchRowView row) {
      return row.state() + "/" + row.id();
    }
  }

  /** Where a page begins or ends; without either it is the first one. */
  record Bounds(@Nullable Place after, @Nullable Place before) {}

  /** Reads the page: each state is one range of an index, however large the batch is. */
  static RowPage read(Store store, String batch, RowFilter filter, Bounds bounds, Locale locale) {
    Place edge = bounds.before() == null ? bounds.after() : bounds.before();
    boolean back = edge != null && edge == bounds.before();
    List<BatchRow.State> states = new ArrayList<>(filter.states());
    if (back) {
      Collections.reverse(states);
    }
    if (edge != null && states.contains(edge.state())) {
      states = states.subList(states.indexOf(edge.state()), states.size());
    }
    List<BatchRowView> rows = new ArrayList<>();
    for (BatchRow.State state : states) {
      long from = edge != null && edge.state() == state ? edge.id() : back ? END : 0;
      int free = ROWS + 1 - rows.size();
      if (free > 0) {
        Range range = new Range(batch, state, filter, from, back);
        rows.addAll(store.read(db -> range.read(db, free, locale)));
      }
    }
    boolean more = rows.size() > ROWS;
    List<BatchRowView> shown = new ArrayList<>(more ? rows.subList(0, ROWS) : rows);
    if (back) {
      Collections.reverse(shown);
    }
    return new RowPage(
        shown, back ? more : edge != null, back ? edge != null && edge.id() < END : more);
  }

  private record Range(
      String batch, BatchRow.State state, RowFilter filter, long from, boolean back) {

    List<BatchRowView> read(JdbcClient db, int limit, Locale locale) {
      String reason = filter.reason();
      return db.sql(
              BatchRowView.COLUMNS
                  + "WHERE batch = ? AND state = ? AND id "
                  + (back ? "<" : ">")
                  + " ?"
                  + (filter.isWarned() ? " AND warning IS NOT NULL" : "")
                  + (reason == null ? "" : " AND reason = ?")
                  + " ORDER BY id "
                  + (back ? "DESC" : "ASC")
                  + " LIMIT ?")
          .params(
              reason == null
                  ? Arrays.asList(batch, state.name(), from, limit)
                  : Arrays.asList(batch, state.name(), from, reason, limit))
          .query((row, n) -> BatchRowView.of(row, locale))
          .list();
    }
  }
}
