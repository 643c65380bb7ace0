package dev.muster.facebox.library;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.wire.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows that make up a person. */
final class PersonRows {

  private PersonRows() {}

  /** The person, with templates, so that memory can be brought in step. */
  static Optional<Person> find(JdbcClient db, String identityId) {
    return seq(db, identityId).map(seq -> load(db, seq, true));
  }

  static Optional<Long> seq(JdbcClient db, String identityId) {
    return db.sql("select seq from person where identity_id = ?")
        .param(identityId)
        .query(Long.class)
        .optional();
  }

  static Person load(JdbcClient db, long seq, boolean templates) {
    List<String> groups =
        db.sql("select group_id from person_group where person_seq = ? order by group_id")
            .param(seq)
            .query(String.class)
            .list();
    List<String> permissions =
        db.sql("select permission_id from person_permission where person_seq = ? order by position")
            .param(seq)
            .query(String.class)
            .list();
    String columns = templates ? "id, image_id, engine, template" : "id, image_id, engine, null";
    List<EnrolledFace> faces =
        db.sql("select " + columns + " from face where person_seq = ? order by seq")
            .param(seq)
            .query(PersonRows::face)
            .list();
    return db.sql("select identity_id, info from person where seq = ?")
        .param(seq)
        .query(
            (row, number) ->
                new Person(
                    row.getString(1), Json.stored(row.getString(2)), groups, permissions, faces))
        .single();
  }

  static long insert(JdbcClient db, Registration wanted) {
    return db.sql(
            "insert into person (identity_id, name, type, info) values (?, ?, ?, ?) returning seq")
        .params(
            wanted.identityId(),
            wanted.info().path("name").asText(),
            wanted.info().path("type").asInt(1),
            Json.text(wanted.info()))
        .query(Long.class)
        .single();
  }

  static void updateInfo(JdbcClient db, long seq, ObjectNode info) {
    db.sql("update person set name = ?, type = ?, info = ? where seq = ?")
        .params(info.path("name").asText(), info.path("type").asInt(1), Json.text(info), seq)
        .update();
  }

  static void addGroups(JdbcClient db, long seq, List<String> groups) {
    for (String group : groups) {
      db.sql("insert or ignore into person_group (group_id, person_seq) values (?, ?)")
          .params(group, seq)
          .update();
    }
  }

  static void setPermissions(JdbcClient db, long seq, List<String> permissions) {
    db.sql("delete from person_permission where person_seq = ?").param(seq).update();
    for (int i = 0; i < permissions.size(); i++) {
      db.sql("insert into person_permission (person_seq, position, permission_id) values (?, ?, ?)")
          .params(seq, i, permissions.get(i))
          .update();
    }
  }

  static void addFace(JdbcClient db, long seq, EnrolledFace face) {
    db.sql("insert into face (id, person_seq, image_id, engine, template) values (?, ?, ?, ?, ?)")
        .param(face.id())
        .param(seq)
        .param(face.imageId())
        .param(face.engine())
        .param(face.template() == null ? null : Templates.bytes(face.template()))
        .update();
  }

  /** Removes the faces and returns the ids of their photos. */
  static List<String> removeFaces(JdbcClient db, long seq) {
    return new ArrayList<>(
        db
            .sql("delete from face where person_seq = ? returning image_id")
            .param(seq)
            .query(String.class)
            .list()
            .stream()
            .filter(id -> id != null)
            .toList());
  }

  private static EnrolledFace face(ResultSet row, int number) throws SQLException {
    byte[] template = row.getBytes(4);
    return new EnrolledFace(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        template == null ? null : Templates.floats(template));
  }
}
