package dev.muster.facebox.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.muster.facebox.store.Database;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Query;

/** The devices, oldest first, each with its last event; a box carries a few dozen at most. */
final class DeviceList {

  private final Database database;

  DeviceList(Database database) {
    this.database = database;
  }

  ObjectNode read(Query query) {
    ObjectNode answer = Json.object();
    ArrayNode rows = answer.putArray("rows");
    return database.read(
        db -> {
          db.sql(
                  "select d.id, d.name, d.type, d.address, d.ip, d.group_id, d.permission_id, p.name"
                      + " as permission, e.at, e.name as who, e.person_type from device d left join"
                      + " permission p on p.id = d.permission_id left join event e on e.seq ="
                      + " (select seq from event where device_id = d.id order by seq desc limit 1)"
                      + " order by d.seq")
              .query(
                  row -> {
                    ObjectNode device = rows.addObject().put("id", row.getString("id"));
                    device.put("name", row.getString("name")).put("type", row.getString("type"));
                    device.put("address", row.getString("address")).put("ip", row.getString("ip"));
                    device.put("group", row.getString("group_id"));
                    device.put("permission_id", row.getString("permission_id"));
                    device.put("permission", row.getString("permission"));
                    if (row.getString("who") != null) {
                      device
                          .putObject("last")
                          .put("at", row.getLong("at"))
                          .put("name", row.getString("who"))
                          .put("type", row.getInt("person_type"));
                    }
                  });
          return answer;
        });
  }
}
