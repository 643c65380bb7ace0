package dev.muster.kiosk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which events kiosks have brought. Every method runs inside the caller's transaction. */
final class KioskRows {

  private static final Duration KEPT = Duration.ofDays(1);

  private KioskRows() {}

  /**
   * An event that a kiosk has brought.
   *
   * @param person empty for a stranger
   */
  record Row(String request, String person, Instant at, String event) {}

  /** The row of a request, whether or not its event has been stored. */
  static Optional<Row> of(JdbcClient db, String kiosk, String request) {
    return db.sql(
            "SELECT request, person, at, event_id FROM kiosk_event WHERE kiosk = ? AND request = ?")
        .params(kiosk, request)
        .query(
            (row, n) -> row(row.getString(1), row.getString(2), row.getLong(3), row.getString(4)))
        .optional();
  }

  /** The stored event of the person at the kiosk closest to the moment, but for this request's. */
  static Optional<Row> near(JdbcClient db, Visit visit, String person, Instant at) {
    long span = visit.kiosk().againAfter().toMillis();
    List<Row> rows =
        db.sql(
                """
                SELECT k.request, k.person, k.at, k.event_id FROM kiosk_event k
                WHERE k.kiosk = ? AND k.person = ? AND k.at > ? AND k.at < ? AND k.request <> ?
                  AND EXISTS (SELECT 1 FROM match_event e WHERE e.id = k.event_id)
                ORDER BY k.at DESC LIMIT 1
                """)
            .params(
                visit.kiosk().name(),
                person,
                at.toEpochMilli() - span,
                at.toEpochMilli() + span,
                visit.request())
            .query(
                (row, n) ->
                    row(row.getString(1), row.getString(2), row.getLong(3), row.getString(4)))
            .list();
    return rows.stream().findFirst();
  }

  static boolean isStored(JdbcClient db, String event) {
    return db.sql("SELECT count(*) FROM match_event WHERE id = ?")
            .param(event)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** Notes an event that is about to be stored, and forgets those of the day before. */
  static void note(JdbcClient db, String kiosk, Row row) {
    db.sql(
            """
            INSERT INTO kiosk_event (kiosk, request, person, at, event_id) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (kiosk, request) DO UPDATE SET person = excluded.person,
              event_id = excluded.event_id
            """)
        .params(kiosk, row.request(), row.person(), row.at().toEpochMilli(), row.event())
        .update();
    db.sql("DELETE FROM kiosk_event WHERE at < ?")
        .param(row.at().minus(KEPT).toEpochMilli())
        .update();
  }

  private static Row row(String request, String person, long at, String event) {
    return new Row(request, person, Instant.ofEpochMilli(at), event);
  }
}
