package dev.muster.facebox.library;

import dev.muster.facebox.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Brings the gallery from the database into memory. */
public final class Faces {

  /** A face whose template is missing or of another engine, and can be made again. */
  record Stale(String faceId, String imageId) {}

  private record Owned(String identityId, EnrolledFace face) {}

  private final Database database;

  public Faces(Database database) {
    this.database = database;
  }

  public void load(Gallery gallery) {
    Map<String, Set<String>> permissions =
        sets(
            "select p.identity_id, x.permission_id from person_permission x join person p on p.seq"
                + " = x.person_seq");
    Map<String, Set<String>> groups =
        sets(
            "select p.identity_id, x.group_id from person_group x join person p on p.seq ="
                + " x.person_seq");
    Map<String, List<EnrolledFace>> faces = new HashMap<>();
    database.read(
        db -> {
          db
              .sql(
                  "select p.identity_id, f.id, f.image_id, f.engine, f.template from face f join"
                      + " person p on p.seq = f.person_seq where f.template is not null")
              .query(Faces::owned)
              .stream()
              .forEach(
                  owned ->
                      faces
                          .computeIfAbsent(owned.identityId(), id -> new ArrayList<>(1))
                          .add(owned.face()));
          return faces;
        });
    faces.forEach(
        (id, own) ->
            gallery.put(
                id,
                permissions.getOrDefault(id, Set.of()),
                groups.getOrDefault(id, Set.of()),
                own));
  }

  List<Stale> stale(String engine) {
    return database.read(
        db ->
            db.sql(
                    "select id, image_id from face where image_id is not null and (engine is null"
                        + " or engine <> ? or template is null) order by seq")
                .param(engine)
                .query((row, number) -> new Stale(row.getString(1), row.getString(2)))
                .list());
  }

  private Map<String, Set<String>> sets(String sql) {
    Map<String, Set<String>> sets = new HashMap<>();
    database.read(
        db -> {
          db.sql(sql)
              .query(
                  row -> {
                    sets.computeIfAbsent(row.getString(1), id -> new HashSet<>(2))
                        .add(row.getString(2));
                  });
          return sets;
        });
    return sets;
  }

  private static Owned owned(ResultSet row, int number) throws SQLException {
    return new Owned(
        row.getString(1),
        new EnrolledFace(
            row.getString(2),
            row.getString(3),
            row.getString(4),
            Templates.floats(row.getBytes(5))));
  }
}
