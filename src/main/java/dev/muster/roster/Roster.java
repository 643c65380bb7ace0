package dev.muster.roster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows of people and photos. Every method runs inside the caller's transaction or query.
 *
 * <p>Permission groups are kept one a line: a group name holds no line break.
 */
public final class Roster {

  /** What {@link #person} reads, of a table named {@code r}. */
  public static final String COLUMNS =
      "r.identity_id, r.name, r.type, r.permission_groups, r.photo, r.valid_from, r.valid_to, r.extra";

  private static final String SELECT = "SELECT " + COLUMNS + " FROM person r";
  private static final ObjectMapper JSON = new ObjectMapper();

  private Roster() {}

  public static Optional<Person> find(JdbcClient db, String id) {
    return db.sql(SELECT + " WHERE identity_id = ?").param(id).query(Roster::person).optional();
  }

  /** People by id, from the one after {@code afterId}; an empty text starts at the beginning. */
  public static List<Person> page(JdbcClient db, String afterId, int limit) {
    return db.sql(SELECT + " WHERE identity_id > ? ORDER BY identity_id LIMIT ?")
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
            INSERT INTO person (identity_id, name, type, permission_groups, extra, valid_from,
              valid_to, photo, version, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (identity_id) DO UPDATE SET name = excluded.name, type = excluded.type,
              permission_groups = excluded.permission_groups, extra = excluded.extra,
              valid_from = excluded.valid_from, valid_to = excluded.valid_to,
              leaving_at = NULL, leaving_batch = NULL, photo = excluded.photo,
              version = excluded.version, updated_at = excluded.updated_at
            """)
        .params(
            Arrays.asList(
                person.id(),
                person.name(),
                person.type().name(),
                String.join("\n", person.groups()),
                text(person.extra()),
                millis(person.validity().from()),
                millis(person.validity().to()),
                person.photo(),
                person.version(),
                now))
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

  /** Reads the {@link #COLUMNS} of a row. */
  public static Person person(ResultSet row, int n) throws SQLException {
    return new Person(
        row.getString("identity_id"),
        row.getString("name"),
        PersonType.valueOf(row.getString("type")),
        new TreeSet<>(Arrays.asList(row.getString("permission_groups").split("\n"))),
        row.getString("photo"),
        new Validity(moment(row, "valid_from"), moment(row, "valid_to")),
        extra(row.getString("extra")));
  }

  private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  private static @Nullable Long millis(@Nullable Instant moment) {
    return moment == null ? null : moment.toEpochMilli();
  }

  private static String text(SortedMap<String, String> extra) {
    try {
      return extra.isEmpty() ? "{}" : JSON.writeValueAsString(extra);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("writing texts as JSON cannot fail", e);
    }
  }

  private static SortedMap<String, String> extra(String text) {
    try {
      return "{}".equals(text) ? new TreeMap<>() : JSON.readValue(text, EXTRA);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the store holds a person with a broken extra column", e);
    }
  }

  private static final TypeReference<TreeMap<String, String>> EXTRA = new TypeReference<>() {};
}
