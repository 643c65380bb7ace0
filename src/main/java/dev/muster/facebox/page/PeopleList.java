package dev.muster.facebox.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.store.Database;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A page of people, the newest first, without their photos. Of those that fit a search at most
 * {@value #COUNTED} are counted and can be paged through.
 */
final class PeopleList {

  private static final int COUNTED = 10_000;

  private record Wanted(String sql, Map<String, Object> parameters) {}

  private record Part(int offset, int rows) {}

  private static final String EVERYBODY = "1 = 1";

  private final Database database;
  private final IntSupplier everybody;

  /**
   * @param everybody how many people there are, known without counting
   */
  PeopleList(Database database, IntSupplier everybody) {
    this.database = database;
    this.everybody = everybody;
  }

  /** {@code q} is in the id or the name; {@code permission} and {@code group} are ids. */
  ObjectNode read(Query query) {
    Limits limits = Limits.of(query);
    Wanted wanted = wanted(query);
    Part part = new Part(limits.offset(), limits.rows());
    return database.read(
        db -> {
          boolean all = wanted.sql().equals(EVERYBODY);
          int total = all ? everybody.getAsInt() : count(db, wanted);
          ObjectNode answer = limits.answer(all ? total : Math.min(total, COUNTED));
          answer.put("more_than_counted", !all && total > COUNTED);
          ArrayNode rows = answer.putArray("rows");
          part(db, wanted, part).forEach(seq -> rows.add(row(db, seq)));
          return answer;
        });
  }

  private static Wanted wanted(Query query) {
    List<String> conditions = new ArrayList<>(List.of(EVERYBODY));
    Map<String, Object> parameters = new HashMap<>();
    query
        .text("q")
        .ifPresent(
            text -> {
              conditions.add(
                  "(instr(lower(p.name), lower(:q)) > 0 or instr(lower(p.identity_id), lower(:q)) >"
                      + " 0)");
              parameters.put("q", Limits.shortText("q", text.strip()));
            });
    query
        .text("permission")
        .ifPresent(
            id -> {
              conditions.add(
                  "p.seq in (select x.person_seq from person_permission x where x.permission_id ="
                      + " :permission)");
              parameters.put("permission", id);
            });
    query
        .text("group")
        .ifPresent(
            id -> {
              conditions.add(
                  "p.seq in (select x.person_seq from person_group x where x.group_id = :group)");
              parameters.put("group", id);
            });
    return new Wanted(String.join(" and ", conditions), parameters);
  }

  private static int count(JdbcClient db, Wanted wanted) {
    return db.sql(
            "select count(*) from (select 1 from person p where %s limit %d)"
                .formatted(wanted.sql(), COUNTED + 1))
        .params(wanted.parameters())
        .query(Integer.class)
        .single();
  }

  private static List<Long> part(JdbcClient db, Wanted wanted, Part part) {
    return db.sql(
            "select p.seq from person p where "
                + wanted.sql()
                + " order by p.seq desc limit :rows offset :offset")
        .params(wanted.parameters())
        .param("rows", part.rows())
        .param("offset", part.offset())
        .query(Long.class)
        .list();
  }

  private static ObjectNode row(JdbcClient db, long seq) {
    ObjectNode row =
        db.sql("select identity_id, name, type from person where seq = ?")
            .param(seq)
            .query(
                (one, number) ->
                    Json.object()
                        .put("id", one.getString(1))
                        .put("name", one.getString(2))
                        .put("type", one.getInt(3)))
            .single();
    row.set("permissions", permissions(db, seq));
    row.set("groups", texts(db, "select group_id from person_group where person_seq = ?", seq));
    row.set("faces", faces(db, seq));
    return row;
  }

  /** A name that is missing belongs to a group that was deleted, or to {@code "0"}. */
  private static ArrayNode permissions(JdbcClient db, long seq) {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    db.sql(
            "select x.permission_id, g.name from person_permission x left join permission g on g.id"
                + " = x.permission_id where x.person_seq = ? order by x.position")
        .param(seq)
        .query(
            row -> {
              rows.addObject().put("id", row.getString(1)).put("name", row.getString(2));
            });
    return rows;
  }

  /** Oldest first; a picture is missing when the face came as numbers. */
  private static ArrayNode faces(JdbcClient db, long seq) {
    ArrayNode rows = Json.MAPPER.createArrayNode();
    db.sql("select image_id, template is not null from face where person_seq = ? order by seq")
        .param(seq)
        .query(
            row -> {
              rows.addObject().put("picture", row.getString(1)).put("compared", row.getBoolean(2));
            });
    return rows;
  }

  private static ArrayNode texts(JdbcClient db, String sql, long seq) {
    return Json.array(db.sql(sql).param(seq).query(String.class).list());
  }
}
