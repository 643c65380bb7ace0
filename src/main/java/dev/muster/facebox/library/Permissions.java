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
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The permission groups in the database; unique by name. */
public final class Permissions {

  /** Stands for "no group" and always exists ({@code contracts/sophon.md §7.3}). */
  public static final String NONE = "0";

  private final Database database;
  private final Gallery gallery;

  public Permissions(Database database, Gallery gallery) {
    this.database = database;
    this.gallery = gallery;
  }

  /**
   * @throws Refusal ID_REPEAT_ERROR, GROUP_NAME_ERROR when id or name is taken
   */
  public Permission create(Permission wanted) {
    return database.write(
        db -> {
          if (exists(db, wanted.id())) {
            throw new Refusal(BoxError.ID_REPEAT_ERROR, wanted.id());
          }
          if (named(db, wanted.name()).isPresent()) {
            throw new Refusal(BoxError.GROUP_NAME_ERROR, wanted.name());
          }
          insert(db, wanted);
          return wanted;
        });
  }

  public static String newId() {
    return UUID.randomUUID().toString();
  }

  static void insert(JdbcClient db, Permission wanted) {
    db.sql("insert into permission (id, name, description, info) values (?, ?, ?, ?)")
        .params(wanted.id(), wanted.name(), wanted.description(), Json.text(wanted.info()))
        .update();
  }

  public Optional<Permission> named(String name) {
    return database.read(db -> named(db, name));
  }

  public Optional<Permission> find(String id) {
    return database.read(db -> find(db, id));
  }

  private static Optional<Permission> find(JdbcClient db, String id) {
    return db.sql("select * from permission where id = ?")
        .param(id)
        .query(Permissions::row)
        .optional();
  }

  public static Optional<Permission> named(JdbcClient db, String name) {
    return db.sql("select * from permission where name = ?")
        .param(name)
        .query(Permissions::row)
        .optional();
  }

  static boolean exists(JdbcClient db, String id) {
    return id.equals(NONE)
        || db.sql("select 1 from permission where id = ?")
            .param(id)
            .query(Integer.class)
            .optional()
            .isPresent();
  }

  /** Those whose name contains the text, oldest first; an empty text is in every name. */
  public List<Permission> containing(String text, Page page) {
    return database.read(
        db ->
            db.sql(
                    "select * from permission where instr(name, ?) > 0 or ? = '' order by seq limit"
                        + " ? offset ?")
                .params(text, text, page.rows(), page.offset())
                .query(Permissions::row)
                .list());
  }

  public int countContaining(String text) {
    return database.read(
        db ->
            db.sql("select count(*) from permission where instr(name, ?) > 0 or ? = ''")
                .params(text, text)
                .query(Integer.class)
                .single());
  }

  /** Renames and describes the group with the id of {@code wanted}. */
  public Permission update(Permission wanted) {
    return database.write(
        db -> {
          Permission old =
              find(db, wanted.id())
                  .orElseThrow(() -> new Refusal(BoxError.ID_NOT_FOUND, wanted.id()));
          if (!wanted.name().equals(old.name()) && named(db, wanted.name()).isPresent()) {
            throw new Refusal(BoxError.GROUP_NAME_ERROR, wanted.name());
          }
          db.sql("update permission set name = ?, description = ?, info = ? where id = ?")
              .params(wanted.name(), wanted.description(), Json.text(wanted.info()), old.id())
              .update();
          return wanted;
        });
  }

  /**
   * Deletes the group of this id; people survive and lose it ({@code contracts/sophon.md §4.1.5}),
   * devices stay bound to it and match nobody.
   */
  public void delete(String id) {
    database.write(
        db -> {
          if (db.sql("delete from permission where id = ?").param(id).update() == 0) {
            throw new Refusal(BoxError.ID_NOT_FOUND, id);
          }
          db.sql("delete from person_permission where permission_id = ?").param(id).update();
          return id;
        },
        gallery::forgetPermission);
  }

  /** Names of those among the ids that exist. */
  public List<String> names(List<String> ids) {
    return database.read(
        db ->
            ids.stream()
                .flatMap(
                    id ->
                        db
                            .sql("select name from permission where id = ?")
                            .param(id)
                            .query(String.class)
                            .optional()
                            .stream())
                .toList());
  }

  public List<String> members(String permissionId) {
    return database.read(
        db ->
            db.sql(
                    "select distinct p.identity_id from person_permission x join person p on p.seq"
                        + " = x.person_seq where x.permission_id = ? order by p.seq")
                .param(permissionId)
                .query(String.class)
                .list());
  }

  private static Permission row(ResultSet row, int number) throws SQLException {
    return new Permission(
        row.getString("id"),
        row.getString("name"),
        row.getString("description"),
        Json.stored(row.getString("info")));
  }
}
