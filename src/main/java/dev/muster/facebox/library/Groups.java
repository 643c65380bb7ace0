package dev.muster.facebox.library;

import dev.muster.facebox.store.Database;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Page;
import dev.muster.facebox.wire.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The face groups in the database; a group's id is its name ({@code contracts/sophon.md §4.2}). */
public final class Groups {

  private final Database database;
  private final Gallery gallery;

  public Groups(Database database, Gallery gallery) {
    this.database = database;
    this.gallery = gallery;
  }

  public FaceGroup create(FaceGroup wanted) {
    return database.write(
        db -> {
          if (named(db, wanted.name()).isPresent()) {
            throw new Refusal(BoxError.GROUP_NAME_ERROR, wanted.name());
          }
          db.sql("insert into face_group (id, name, description, info) values (?, ?, ?, ?)")
              .params(wanted.id(), wanted.name(), wanted.description(), Json.text(wanted.info()))
              .update();
          return wanted;
        });
  }

  public Optional<FaceGroup> named(String name) {
    return database.read(db -> named(db, name));
  }

  public static Optional<FaceGroup> named(JdbcClient db, String name) {
    return db.sql("select * from face_group where name = ?")
        .param(name)
        .query(Groups::row)
        .optional();
  }

  public List<FaceGroup> containing(String text, Page page) {
    return database.read(
        db ->
            db.sql(
                    "select * from face_group where instr(name, ?) > 0 or ? = '' order by seq limit"
                        + " ? offset ?")
                .params(text, text, page.rows(), page.offset())
                .query(Groups::row)
                .list());
  }

  public int countContaining(String text) {
    return database.read(
        db ->
            db.sql("select count(*) from face_group where instr(name, ?) > 0 or ? = ''")
                .params(text, text)
                .query(Integer.class)
                .single());
  }

  public FaceGroup update(FaceGroup wanted) {
    return database.write(
        db -> {
          named(db, wanted.name())
              .orElseThrow(() -> new Refusal(BoxError.NAME_NOT_FOUND, wanted.name()));
          db.sql("update face_group set description = ?, info = ? where name = ?")
              .params(wanted.description(), Json.text(wanted.info()), wanted.name())
              .update();
          return wanted;
        });
  }

  /** Ids of the people in the group, oldest first. */
  public List<String> members(String name) {
    return database.read(
        db ->
            db.sql(
                    "select p.identity_id from person_group g join person p on p.seq = g.person_seq"
                        + " where g.group_id = ? order by g.person_seq")
                .param(name)
                .query(String.class)
                .list());
  }

  /**
   * Puts people into the group; all or none. On return it is on disk and counts in comparisons.
   *
   * @throws Refusal 40491 unknown group, 40401 unknown person, 40014 the library of strangers
   */
  public void add(String name, List<String> identityIds) {
    change(
        name,
        identityIds,
        "insert or ignore into person_group (group_id, person_seq) values (?, ?)");
  }

  /** Takes people out of the group; all or none. Who is not in it is no mistake. */
  public void remove(String name, List<String> identityIds) {
    change(name, identityIds, "delete from person_group where group_id = ? and person_seq = ?");
  }

  private void change(String name, List<String> identityIds, String sql) {
    if (name.equals(Strangers.GROUP)) {
      throw new Refusal(BoxError.STRANGER_NOT_DELETE, name);
    }
    database.write(
        db -> {
          named(db, name).orElseThrow(() -> new Refusal(BoxError.NAME_NOT_FOUND, name));
          return identityIds.stream()
              .map(
                  id -> {
                    long seq =
                        PersonRows.seq(db, id)
                            .orElseThrow(() -> new Refusal(BoxError.ID_NOT_FOUND, id));
                    db.sql(sql).params(name, seq).update();
                    return PersonRows.load(db, seq, true);
                  })
              .toList();
        },
        changed -> changed.forEach(gallery::put));
  }

  /** A page of a group's people, oldest first; an empty name part is in every name. */
  public List<Person> people(String groupId, String namePart, Page page) {
    return database.read(
        db ->
            db
                .sql(
                    "select p.seq from person_group g join person p on p.seq = g.person_seq where"
                        + " g.group_id = ? and (? = '' or instr(p.name, ?) > 0) order by"
                        + " g.person_seq limit ? offset ?")
                .params(groupId, namePart, namePart, page.rows(), page.offset())
                .query(Long.class)
                .list()
                .stream()
                .map(seq -> PersonRows.load(db, seq, false))
                .toList());
  }

  public int countPeople(String groupId, String namePart) {
    return database.read(
        db ->
            db.sql(
                    "select count(*) from person_group g join person p on p.seq = g.person_seq"
                        + " where g.group_id = ? and (? = '' or instr(p.name, ?) > 0)")
                .params(groupId, namePart, namePart)
                .query(Integer.class)
                .single());
  }

  /** Deletes the group; its people stay, so the library of strangers cannot go. */
  public void delete(String name) {
    if (name.equals(Strangers.GROUP)) {
      throw new Refusal(BoxError.STRANGER_NOT_DELETE, name);
    }
    database.write(
        db -> {
          if (db.sql("delete from face_group where name = ?").param(name).update() == 0) {
            throw new Refusal(BoxError.NAME_NOT_FOUND, name);
          }
          return name;
        },
        gallery::forgetGroup);
  }

  private static FaceGroup row(ResultSet row, int number) throws SQLException {
    return new FaceGroup(
        row.getString("id"),
        row.getString("name"),
        row.getString("description"),
        Json.stored(row.getString("info")));
  }
}
