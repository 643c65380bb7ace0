package dev.muster.box;

import dev.muster.box.Drift.Item;
import dev.muster.store.Store;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the looks at the boxes have shown, in rows: it is there after a restart. A look that failed
 * leaves the last whole one standing and notes why.
 */
final class DriftLog {

  /** A box with more is beyond reading. */
  private static final int MOST_ITEMS = 1000;

  private record Key(Drift.Part part, String item, DriftProblem problem) {

    static Key of(Item item) {
      return new Key(item.part(), item.item(), item.problem());
    }
  }

  private final Store store;
  private final Clock clock;

  DriftLog(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  DriftReport report(String box) {
    return store.read(
        db ->
            db.sql("SELECT checked_at, trouble FROM box_check WHERE box = ?")
                .param(box)
                .query(
                    (row, n) ->
                        new DriftReport(
                            box,
                            time(row, "checked_at"),
                            row.getString("trouble"),
                            entries(db, box)))
                .optional()
                .orElseGet(() -> new DriftReport(box, null, "", List.of())));
  }

  /** Writes down a whole look; what was seen before keeps the time when it was seen first. */
  void save(String box, List<Item> items, String trouble) {
    List<Item> kept = items.stream().limit(MOST_ITEMS).toList();
    store.write(
        db -> {
          Map<Key, Instant> since = new HashMap<>();
          entries(db, box).forEach(one -> since.put(Key.of(one.item()), one.since()));
          db.sql("DELETE FROM box_drift WHERE box = ?").param(box).update();
          for (int i = 0; i < kept.size(); i++) {
            insert(db, box, i, kept.get(i), since);
          }
          return check(db, box, clock.millis(), trouble);
        });
  }

  /** Notes that a look failed. */
  void failed(String box, String why) {
    store.write(db -> check(db, box, null, why));
  }

  private void insert(JdbcClient db, String box, int place, Item item, Map<Key, Instant> since) {
    Instant first = since.getOrDefault(Key.of(item), clock.instant());
    db.sql(
            """
            INSERT INTO box_drift (box, place, part, item, wanted, found, problem, fix, since)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            box,
            place,
            item.part().name(),
            item.item(),
            item.wanted(),
            item.found(),
            item.problem().name(),
            item.fix() == null ? "" : item.fix().name(),
            first.toEpochMilli())
        .update();
  }

  private static int check(JdbcClient db, String box, @Nullable Long at, String trouble) {
    return db.sql(
            """
            INSERT INTO box_check (box, checked_at, trouble) VALUES (?, ?, ?)
            ON CONFLICT (box) DO UPDATE SET
              checked_at = COALESCE(excluded.checked_at, box_check.checked_at),
              trouble = excluded.trouble
            """)
        .param(1, box)
        .param(2, at, java.sql.Types.BIGINT)
        .param(3, trouble)
        .update();
  }

  private static List<DriftReport.Entry> entries(JdbcClient db, String box) {
    return db.sql(
            """
            SELECT part, item, wanted, found, problem, fix, since FROM box_drift
            WHERE box = ? ORDER BY place
            """)
        .param(box)
        .query((row, n) -> entry(row))
        .list();
  }

  private static DriftReport.Entry entry(ResultSet row) throws SQLException {
    String fix = row.getString("fix");
    return new DriftReport.Entry(
        new Item(
            Drift.Part.valueOf(row.getString("part")),
            row.getString("item"),
            row.getString("wanted"),
            row.getString("found"),
            DriftProblem.valueOf(row.getString("problem")),
            fix.isEmpty() ? null : Drift.Fix.valueOf(fix)),
        Instant.ofEpochMilli(row.getLong("since")));
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }
}
