package dev.muster.facebox.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.store.Database;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Query;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The permission groups and the face groups, oldest first, with how many people they have; at most
 * {@value #MOST} of each. The numbers of people may be a second old.
 */
final class GroupList {

  private static final int MOST = 1000;

  private record Members(Map<String, Integer> permissions, Map<String, Integer> groups) {}

  private final Database database;
  private final Remembered<Members> members;

  GroupList(Database database) {
    this.database = database;
    this.members = new Remembered<>(this::count, Duration.ofSeconds(1));
  }

  ObjectNode read(Query query) {
    ObjectNode answer = Json.object();
    Members counted = members.get();
    answer.set("permissions", rows("permission", counted.permissions()));
    answer.set("groups", rows("face_group", counted.groups()));
    return answer;
  }

  private ArrayNode rows(String table, Map<String, Integer> people) {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    return database.read(
        db -> {
          db.sql("select id, name, description from " + table + " order by seq limit " + MOST)
              .query(
                  row -> {
                    String id = row.getString(1);
                    rows.addObject()
                        .put("id", id)
                        .put("name", row.getString(2))
                        .put("description", row.getString(3))
                        .put("people", people.getOrDefault(id, 0));
                  });
          return rows;
        });
  }

  private Members count() {
    return new Members(
        counts("select permission_id, count(*) from person_permission group by permission_id"),
        counts("select group_id, count(*) from person_group group by group_id"));
  }

  private Map<String, Integer> counts(String sql) {
    Map<String, Integer> counts = new HashMap<>();
    return database.read(
        db -> {
          db.sql(sql)
              .query(
                  row -> {
                    counts.put(row.getString(1), row.getInt(2));
                  });
          return counts;
        });
  }
}
