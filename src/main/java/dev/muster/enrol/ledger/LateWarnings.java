package dev.muster.enrol.ledger;

import dev.muster.call.Reason;
import dev.muster.enrol.photo.FaceFinding;
import dev.muster.enrol.photo.KnownFaces;
import dev.muster.store.Store;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows that went on although nobody had compared the face: once it is described, their warning says
 * whose face it is, or goes. Nobody who is enrolled is refused or held afterwards.
 */
public record LateWarnings(Store store, KnownFaces faces, Clock clock) {

  private static final int SOME = 100;

  private record Row(long id, String person, String photo, String batch) {}

  /** How many rows were settled. */
  public int settle() {
    return store.write(
        db -> {
          List<Row> rows = described(db);
          rows.forEach(row -> settle(db, row));
          return rows.size();
        });
  }

  private List<Row> described(JdbcClient db) {
    return db.sql(
            """
            SELECT r.id, r.identity_id, r.digest, r.batch FROM batch_row r
            JOIN face_template t ON t.photo = r.digest AND t.engine = ?
            WHERE r.warning IS NOT NULL AND r.warning LIKE ? AND r.identity_id IS NOT NULL
              AND r.state NOT IN ('WAITING', 'HELD')
            ORDER BY r.id LIMIT ?
            """)
        .params(faces.engine().id(), Reason.FACE_NOT_COMPARED + ":%", SOME)
        .query(
            (row, n) ->
                new Row(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)))
        .list();
  }

  private void settle(JdbcClient db, Row row) {
    Optional<FaceFinding> finding = faces.judge(db, row.person(), row.photo(), row.batch(), null);
    String warning =
        finding
            .map(FaceFinding::refusal)
            .map(why -> why.reason() + ": " + why.detail())
            .orElse(null);
    db.sql("UPDATE batch_row SET warning = ?, updated_at = ? WHERE id = ?")
        .params(Arrays.asList(warning, clock.millis(), row.id()))
        .update();
    Batches.changed(db, row.batch(), clock.millis());
  }
}
