package dev.muster.console;

import dev.muster.console.SyncItemFilter.Range;
import dev.muster.sync.Change;
import dev.muster.sync.ItemState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A page of the items of a run.
 *
 * @param previous whether there are items before these
 * @param next whether there are items after these
 */
record SyncItemPage(List<SyncItemRow> rows, boolean previous, boolean next) {

  /** Behind every item. */
  static final long END = Long.MAX_VALUE;

  SyncItemPage {
    rows = List.copyOf(rows);
  }

  /**
   * Where a page begins or ends; without either it is the first one.
   *
   * @param after the id of the item before it
   * @param before the id of the item after it, or {@link #END}
   */
  record Bounds(@Nullable Long after, @Nullable Long before) {

    boolean back() {
      return before != null;
    }

    @Nullable Long edge() {
      return before == null ? after : before;
    }
  }

  /** Reads the page, range by range of an index, however large the plan is. */
  static SyncItemPage read(
      JdbcClient db, SyncRunView run, SyncItemFilter filter, Bounds bounds, int limit) {
    boolean back = bounds.back();
    Long edge = bounds.edge();
    List<Range> ranges = new ArrayList<>(filter.ranges(run));
    if (back) {
      Collections.reverse(ranges);
    }
    Range begun = null;
    if (edge != null && edge != END) {
      begun = place(db, run, edge, back ? "before" : "after", ranges);
      ranges = ranges.subList(ranges.indexOf(begun), ranges.size());
    }
    List<SyncItemRow> rows = new ArrayList<>();
    for (Range range : ranges) {
      int free = limit + 1 - rows.size();
      if (free > 0) {
        long from = range.equals(begun) && edge != null ? edge : back ? END : 0;
        rows.addAll(read(db, run.id(), range, filter.state(), from, back, free));
      }
    }
    boolean more = rows.size() > limit;
    List<SyncItemRow> shown = new ArrayList<>(more ? rows.subList(0, limit) : rows);
    if (back) {
      Collections.reverse(shown);
    }
    return new SyncItemPage(
        shown, back ? more : edge != null, back ? edge != null && edge != END : more);
  }

  private static Range place(
      JdbcClient db, SyncRunView run, long id, String parameter, List<Range> ranges) {
    Range whole = new Range(null, null);
    return db.sql("SELECT target, change FROM sync_item WHERE id = ? AND run = ?")
        .params(id, run.id())
        .query((row, n) -> new Range(row.getString(1), Change.valueOf(row.getString(2))))
        .optional()
        .map(one -> ranges.contains(whole) ? whole : one)
        .filter(ranges::contains)
        .orElseThrow(
            () ->
                new BadParameter(
                    parameter,
                    "%s is \"%d\"; allowed is the id of an item that the filter shows"
                        .formatted(parameter, id)));
  }

  private static List<SyncItemRow> read(
      JdbcClient db,
      long run,
      Range range,
      @Nullable ItemState state,
      long from,
      boolean back,
      int limit) {
    List<Object> params = new ArrayList<>(List.of(run));
    StringBuilder sql = new StringBuilder(SyncItemRow.COLUMNS + "WHERE run = ?");
    if (range.target() != null && range.change() != null) {
      sql.append(" AND target = ? AND change = ?");
      params.add(range.target());
      params.add(range.change().name());
    }
    if (state != null) {
      // Within a range its own index is to be used: that of the states would walk all targets.
      sql.append(range.target() == null ? " AND state = ?" : " AND state || '' = ?");
      params.add(state.name());
    }
    params.add(from);
    params.add(limit);
    sql.append(" AND id ").append(back ? '<' : '>').append(" ? ORDER BY id ");
    return db.sql(sql.append(back ? "DESC" : "ASC").append(" LIMIT ?").toString())
        .params(params)
        .query(SyncItemRow::of)
        .list();
  }
}
