package dev.muster.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows of people and photos. Every method runs inside the caller's transaction or query.
 *
 * <p>Permission groups are kept one a line: a group name holds no line break.
 */
public final class Roster {

  private static final String COLUMNS =
      "identity_id, name, type, permission_groups, photo FROM person";

  private Roster() {}

  public static Optional<Person> find(JdbcClient db, String id) {
    return db.sql("SELECT " + COLUMNS + " WHERE identity_id = ?")
        .param(id)
        .query(Roster::person)
        .optional();
  }

  /** People by id, from the one after {@code afterId}; an empty text starts at the beginning. */
  public static List<Person> page(JdbcClient db, String afterId, int limit) {
    return db.sql("SELECT " + COLUMNS + " WHERE identity_id > ? ORDER BY identity_id LIMIT ?")
        .params(afterId, limit)
        .query(Roster::person)
        .list();
  }

  public static long count(JdbcClient db) {
    return db.sql("SELECT count(*) FROM person").query(Long.class).single();
  }

  /** Adds the person or overwrites what was known. */
  public static void save(JdbcClient db, Person person, long now) {
    db.sql(
            """
            INSERT INTO person (identity_id, name, type, permission_groups, extra, photo, version, updated_at)
            VALUES (?, ?, ?, ?, '{}', ?, ?, ?)
            ON CONFLICT (identity_id) DO UPDATE SET name = excluded.name, type = excluded.type,
              permission_groups = excluded.permission_groups, photo = excluded.photo,
              version = excluded.version, updated_at = excluded.updated_at
            """)
        .params(
            person.id(),
            person.name(),
            person.type().name(),
            String.join("\n", person.groups()),
            person.photo(),
            person.version(),
            now)
        .update();
  }

  /** Notes that both pictures are in the photo store. */
  public static void savePhoto(
      JdbcClient db, String digest, String prepared, long bytes, long now) {
    db.sql(
            "INSERT INTO photo (digest, prepared, bytes, created_at) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (digest) DO NOTHING")
        .params(digest, prepared, bytes, now)
        .update();
  }

  /** The digest of the prepared photo, when this photo has been accepted before. */
  public static Optional<String> prepared(JdbcClient db, String digest) {
    return db.sql("SELECT prepared FROM photo WHERE digest = ?")
        .param(digest)
        .query(String.class)
        .optional();
  }

  private static Person person(ResultSet row, int n) throws SQLException {
    return new Person(
        row.getString("identity_id"),
        row.getString("name"),
        PersonType.valueOf(row.getString("type")),
        new TreeSet<>(Arrays.asList(row.getString("permission_groups").split("\n"))),
        row.getString("photo"));
  }
}
