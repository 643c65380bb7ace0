package dev.muster.facebox.baidu;

import com.fasterxml.jackson.databind.JsonNode;
import dev.muster.facebox.library.Feature;
import dev.muster.facebox.wire.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of a library. */
final class Rows {

  /**
   * @param ctime seconds since 1970
   */
  record Face(long seq, String token, long ctime, String location, String engine, byte[] template) {

    SeenFace seen() {
      JsonNode place = Json.storedNode(location);
      return new SeenFace(token, Location.of(place), Feature.floats(template), 1, null);
    }
  }

  private Rows() {}

  static Optional<Long> group(JdbcClient db, String app, String id) {
    return db.sql("select seq from baidu_group where app = ? and id = ?")
        .params(app, id)
        .query(Long.class)
        .optional();
  }

  /**
   * @throws Declined 223100 when there is none
   */
  static long knownGroup(JdbcClient db, String app, String id) {
    return group(db, app, id).orElseThrow(Fault.GROUP_UNKNOWN::declined);
  }

  static long insertGroup(JdbcClient db, String app, String id) {
    return db.sql("insert into baidu_group (app, id) values (?, ?) returning seq")
        .params(app, id)
        .query(Long.class)
        .single();
  }

  static Optional<Long> user(JdbcClient db, long group, String id) {
    return db.sql("select seq from baidu_user where group_seq = ? and id = ?")
        .params(group, id)
        .query(Long.class)
        .optional();
  }

  /**
   * @throws Declined 223103 when there is none
   */
  static long knownUser(JdbcClient db, long group, String id) {
    return user(db, group, id).orElseThrow(Fault.USER_UNKNOWN::declined);
  }

  static long insertUser(JdbcClient db, long group, String id, String info) {
    return db.sql("insert into baidu_user (group_seq, id, info) values (?, ?, ?) returning seq")
        .params(group, id, info)
        .query(Long.class)
        .single();
  }

  static String info(JdbcClient db, long user) {
    return db.sql("select info from baidu_user where seq = ?")
        .param(user)
        .query(String.class)
        .single();
  }

  /** Removes the user; its faces go along. Returns the numbers of the faces. */
  static List<Long> deleteUser(JdbcClient db, long user) {
    List<Long> faces = faceNumbers(db, user);
    db.sql("delete from baidu_user where seq = ?").param(user).update();
    return faces;
  }

  static List<Long> deleteFaces(JdbcClient db, long user) {
    return db.sql("delete from baidu_face where user_seq = ? returning seq")
        .param(user)
        .query(Long.class)
        .list();
  }

  static List<Face> faces(JdbcClient db, long user) {
    return db.sql("select * from baidu_face where user_seq = ? order by seq")
        .param(user)
        .query(Rows::face)
        .list();
  }

  static List<Long> faceNumbers(JdbcClient db, long user) {
    return db.sql("select seq from baidu_face where user_seq = ?")
        .param(user)
        .query(Long.class)
        .list();
  }

  static boolean hasToken(JdbcClient db, long group, String token) {
    return db.sql("select exists (select 1 from baidu_face where group_seq = ? and token = ?)")
        .params(group, token)
        .query(Boolean.class)
        .single();
  }

  static long insertFace(JdbcClient db, long group, long user, Face face) {
    return db.sql(
            "insert into baidu_face (group_seq, user_seq, token, ctime, location, engine, template)"
                + " values (?, ?, ?, ?, ?, ?, ?) returning seq")
        .params(group, user, face.token(), face.ctime(), face.location(), face.engine())
        .param(face.template())
        .query(Long.class)
        .single();
  }

  /** A face of this token in the app's library, made by this engine. */
  static Optional<Face> withToken(JdbcClient db, String app, String token, String engine) {
    return db.sql(
            "select f.* from baidu_face f join baidu_group g on g.seq = f.group_seq where f.token ="
                + " ? and g.app = ? and f.engine = ? limit 1")
        .params(token, app, engine)
        .query(Rows::face)
        .optional();
  }

  private static Face face(ResultSet row, int number) throws SQLException {
    return new Face(
        row.getLong("seq"),
        row.getString("token"),
        row.getLong("ctime"),
        row.getString("location"),
        row.getString("engine"),
        row.getBytes("template"));
  }
}
