package dev.muster.facebox.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.match.BoxEvent;
import dev.muster.facebox.push.PushTargets;
import dev.muster.facebox.store.Database;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Query;
import dev.muster.facebox.wire.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Events, the newest first, without their pictures. */
final class EventList {

  /** More people of one name part than these are not looked for. */
  private static final int NAMESAKES = 200;

  private final Database database;
  private final PushTargets targets;

  EventList(Database database, PushTargets targets) {
    this.database = database;
    this.targets = targets;
  }

  /**
   * Those {@code after} or {@code before} an event's number; of a {@code device} (id), of a {@code
   * person} (an id, or what a name contains), and of {@code who}: {@code strangers} or {@code
   * known}.
   */
  ObjectNode read(Query query) {
    Limits limits = Limits.of(query);
    List<String> conditions = new ArrayList<>(List.of("1 = 1"));
    Map<String, Object> values = new HashMap<>();
    number(query, "after", "seq > :after", conditions, values);
    number(query, "before", "seq < :before", conditions, values);
    text(query, "device", "device_id = :device", conditions, values);
    text(
        query,
        "person",
        "identity_id in (select :person union select identity_id from (select p.identity_id from"
            + " person p where instr(lower(p.name), lower(:person)) > 0 limit "
            + NAMESAKES
            + "))",
        conditions,
        values);
    query.text("who").ifPresent(who -> conditions.add(who(who)));
    long sentTo = targets.sentTo();
    ObjectNode answer = Json.object();
    ArrayNode rows = answer.putArray("rows");
    return database.read(
        db -> {
          db.sql(
                  "select seq, at, device_id, identity_id, name, person_type, score, body from event"
                      + " where "
                      + String.join(" and ", conditions)
                      + " order by seq desc limit "
                      + limits.rows())
              .params(values)
              .query(
                  row -> {
                    rows.add(row(row).put("sent", row.getLong("seq") <= sentTo));
                  });
          return answer;
        });
  }

  private static String who(String word) {
    return switch (word) {
      case "strangers" -> "identity_id = ''";
      case "known" -> "identity_id > ''";
      default -> throw new Refusal(BoxError.BAD_REQUEST, "who must be strangers or known");
    };
  }

  private static void number(
      Query query, String name, String sql, List<String> conditions, Map<String, Object> values) {
    query
        .text(name)
        .ifPresent(
            text -> {
              conditions.add(sql);
              values.put(name, Limits.number(name, text));
            });
  }

  private static void text(
      Query query, String name, String sql, List<String> conditions, Map<String, Object> values) {
    query
        .text(name)
        .ifPresent(
            text -> {
              conditions.add(sql);
              values.put(name, Limits.shortText(name, text.strip()));
            });
  }

  private static ObjectNode row(ResultSet row) throws SQLException {
    ObjectNode details = Json.stored(row.getString("body"));
    boolean stranger = row.getInt("person_type") == BoxEvent.STRANGER;
    ObjectNode event = Json.object().put("seq", row.getLong("seq")).put("at", row.getLong("at"));
    event.put("device_id", row.getString("device_id"));
    event.put("device", details.path("endpoint").path("ep_name").asText(""));
    event.put("ip", details.path("endpoint").path("ep_ip").asText(""));
    event.put("person_id", row.getString("identity_id")).put("name", row.getString("name"));
    event.put("type", row.getInt("person_type")).put("stranger", stranger);
    event.put("score", row.getDouble("score"));
    event.put("permission", details.path("permissionName").asText(""));
    event
        .put("face", details.path("crop").asText(""))
        .put("scene", details.path("spot").asText(""));
    return event.put("registered", details.path("registered").asText(""));
  }
}
