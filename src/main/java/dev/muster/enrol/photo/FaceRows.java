package dev.muster.enrol.photo;

import dev.muster.face.FaceIndex.Near;
import dev.muster.face.PackedTemplate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Templates and matches in the store. Every method runs inside the caller's transaction. */
final class FaceRows {

  private FaceRows() {}

  /** A template as it is kept. */
  record Row(long id, String photo, String template) {}

  /** Somebody else with the same face. */
  record Double(String id, double similarity) {}

  /** Who else than this person has the face of this photo, by the matches of this engine. */
  record Question(String id, String photo, String batch, String engine, double from) {}

  static void add(JdbcClient db, String photo, String engine, String template) {
    db.sql(
            """
            INSERT INTO face_template (photo, engine, template)
            SELECT digest, ?, ? FROM photo WHERE digest = ?
            ON CONFLICT (photo, engine) DO NOTHING
            """)
        .params(engine, template, photo)
        .update();
  }

  static void match(JdbcClient db, String photo, Near near, String engine, long now) {
    db.sql(
            """
            INSERT INTO face_match (photo, other, engine, similarity, found_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (photo, other, engine) DO NOTHING
            """)
        .params(photo, near.key(), engine, near.similarity(), now)
        .update();
  }

  /** The same file under two numbers needs no engine. */
  static List<Double> doubles(JdbcClient db, Question of) {
    return isAlike(db, of) ? closest(db, of) : List.of();
  }

  /** Most photos are like no other; asking for the closest costs many times as much. */
  private static boolean isAlike(JdbcClient db, Question of) {
    return db.sql(
                """
                SELECT CASE WHEN EXISTS (SELECT 1 FROM face_match WHERE photo = ?)
                  OR EXISTS (SELECT 1 FROM face_match WHERE other = ?)
                  OR EXISTS (SELECT 1 FROM person WHERE photo = ?)
                  OR EXISTS (SELECT 1 FROM batch_row WHERE digest = ? AND batch = ? AND state = 'CHECKED')
                THEN 1 ELSE 0 END
                """)
            .params(of.photo(), of.photo(), of.photo(), of.photo(), of.batch())
            .query(Integer.class)
            .single()
        == 1;
  }

  private static List<Double> closest(JdbcClient db, Question of) {
    return db.sql(
            """
            SELECT who, max(similarity) AS closest FROM (
              SELECT p.identity_id AS who, m.similarity FROM face_match m
                JOIN person p ON p.photo = m.other WHERE m.photo = :photo AND m.engine = :engine
              UNION ALL SELECT p.identity_id, m.similarity FROM face_match m
                JOIN person p ON p.photo = m.photo WHERE m.other = :photo AND m.engine = :engine
              UNION ALL SELECT p.identity_id, 1.0 FROM person p WHERE p.photo = :photo
              UNION ALL SELECT r.identity_id, m.similarity FROM face_match m
                JOIN batch_row r ON r.digest = m.other AND r.batch = :batch AND r.state = 'CHECKED'
                WHERE m.photo = :photo AND m.engine = :engine
              UNION ALL SELECT r.identity_id, m.similarity FROM face_match m
                JOIN batch_row r ON r.digest = m.photo AND r.batch = :batch AND r.state = 'CHECKED'
                WHERE m.other = :photo AND m.engine = :engine
              UNION ALL SELECT r.identity_id, 1.0 FROM batch_row r
                WHERE r.digest = :photo AND r.batch = :batch AND r.state = 'CHECKED'
            ) found WHERE who <> :id AND similarity >= :from
            GROUP BY who ORDER BY closest DESC, who LIMIT 3
            """)
        .param("photo", of.photo())
        .param("engine", of.engine())
        .param("batch", of.batch())
        .param("id", of.id())
        .param("from", of.from())
        .query((row, n) -> new Double(row.getString(1), row.getDouble(2)))
        .list();
  }

  static Optional<PackedTemplate> template(JdbcClient db, String photo, String engine) {
    return db.sql(
            "SELECT template FROM face_template WHERE photo = ? AND engine = ? AND template <> ''")
        .params(photo, engine)
        .query(String.class)
        .optional()
        .map(PackedTemplate::parse);
  }

  /** Templates of photos in use, by their number. */
  static List<Row> after(JdbcClient db, String engine, long after, int most) {
    return db.sql(
            """
            SELECT t.id, t.photo, t.template FROM face_template t
            WHERE t.id > ? AND t.engine = ? AND t.template <> ''
            ORDER BY t.id LIMIT ?
            """)
        .params(after, engine, most)
        .query((row, n) -> new Row(row.getLong(1), row.getString(2), row.getString(3)))
        .list();
  }

  /** Photos on the roster that this engine has not described. */
  static List<String> undescribed(JdbcClient db, String engine, int most) {
    return db.sql(
            """
            SELECT DISTINCT p.photo FROM person p WHERE NOT EXISTS (
              SELECT 1 FROM face_template t WHERE t.photo = p.photo AND t.engine = ?) LIMIT ?
            """)
        .params(engine, most)
        .query(String.class)
        .list();
  }

  static long undescribed(JdbcClient db, String engine) {
    return db.sql(
            """
            SELECT count(*) FROM person p WHERE NOT EXISTS (
              SELECT 1 FROM face_template t WHERE t.photo = p.photo AND t.engine = ?)
            """)
        .param(engine)
        .query(Long.class)
        .single();
  }

  /** Photos on the roster, and those of rows that have not come to their end. */
  static List<String> photosInUse(JdbcClient db) {
    return db.sql(
            """
            SELECT photo FROM person
            UNION SELECT digest FROM batch_row WHERE state IN ('WAITING', 'HELD', 'OPEN', 'CHECKED')
            """)
        .query(String.class)
        .list();
  }
}
