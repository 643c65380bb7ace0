package dev.muster.facebox.cloudface;

import dev.muster.facebox.library.Feature;
import dev.muster.facebox.library.OwnedFaces;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of the registered pictures. */
final class Rows {

  private static final String ENTRY = "select id, remark, image_id from cloud_face";

  private Rows() {}

  static long insert(
      JdbcClient db, String remark, String imageId, String engine, float[] template) {
    return db.sql(
            "insert into cloud_face (remark, image_id, engine, template) values (?, ?, ?, ?)"
                + " returning id")
        .params(remark, imageId, engine, Feature.bytes(template))
        .query(Long.class)
        .single();
  }

  /** Ids of the pictures that go. */
  static List<String> delete(JdbcClient db, long id) {
    return db.sql("delete from cloud_face where id = ? returning image_id")
        .param(id)
        .query(String.class)
        .list();
  }

  static List<Entry> all(JdbcClient db) {
    return db.sql(ENTRY + " order by id").query(Rows::entry).list();
  }

  static Optional<Entry> find(JdbcClient db, long id) {
    return db.sql(ENTRY + " where id = ?").param(id).query(Rows::entry).optional();
  }

  /** Those that another engine has described. */
  static List<Entry> stale(JdbcClient db, String engine) {
    return db.sql(ENTRY + " where engine <> ? order by id").param(engine).query(Rows::entry).list();
  }

  static int renew(JdbcClient db, long id, String engine, float[] template) {
    return db.sql("update cloud_face set engine = ?, template = ? where id = ?")
        .params(engine, Feature.bytes(template), id)
        .update();
  }

  /** Brings those of this engine into memory. */
  static OwnedFaces<Long> load(JdbcClient db, String engine, OwnedFaces<Long> faces) {
    db.sql("select id, template from cloud_face where engine = ?")
        .param(engine)
        .query(
            row -> {
              long id = row.getLong(1);
              faces.put(id, id, Feature.floats(row.getBytes(2)));
            });
    return faces;
  }

  private static Entry entry(ResultSet row, int number) throws SQLException {
    return new Entry(row.getLong(1), row.getString(2), row.getString(3));
  }
}
