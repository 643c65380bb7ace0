package dev.muster.facebox.library;

import dev.muster.facebox.store.Database;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Json;
import dev.muster.facebox.wire.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The devices in the database; addresses are unique. */
public final class Devices {

  /** Of an SE5 ({@code contracts/sophon.md §7.6}). */
  private static final double CAPACITY = 16;

  private final Database database;

  public Devices(Database database) {
    this.database = database;
  }

  /**
   * Adds all or none.
   *
   * @throws Refusal 40099 address taken, 40098 too many, ID_REPEAT_ERROR id taken,
   *     DEVICE_RTMP_ADDRESS_DUPLICATE_ERROR
   */
  public void add(List<Device> wanted) {
    database.write(
        db -> {
          for (Device device : wanted) {
            if (find(db, device.id()).isPresent()) {
              throw new Refusal(BoxError.ID_REPEAT_ERROR, device.id());
            }
            checkAddresses(db, device);
            insert(db, device);
          }
          checkLoad(db);
          return wanted;
        });
  }

  /** Replaces all or none; each keeps its place in the list. */
  public void update(List<Device> wanted) {
    database.write(
        db -> {
          for (Device device : wanted) {
            replace(db, device);
          }
          checkLoad(db);
          return wanted;
        });
  }

  /**
   * Makes of a device what the change makes of it.
   *
   * @throws Refusal DEVICE_ID_NOT_FOUND, and what {@link #add} refuses
   */
  public Device change(String id, UnaryOperator<Device> change) {
    return database.write(
        db -> {
          Device changed = change.apply(known(db, id));
          replace(db, changed);
          checkLoad(db);
          return changed;
        });
  }

  /** Deletes all or none and returns them. */
  public List<Device> delete(List<String> ids) {
    return database.write(
        db -> {
          List<Device> gone = new ArrayList<>();
          for (String id : ids) {
            gone.add(delete(db, id));
          }
          return gone;
        });
  }

  public List<Device> deleteAll() {
    return database.write(
        db -> {
          List<Device> gone = all(db);
          db.sql("delete from device").update();
          return gone;
        });
  }

  public List<Device> all() {
    return database.read(Devices::all);
  }

  public Optional<Device> find(String id) {
    return database.read(db -> find(db, id));
  }

  public Optional<Device> photoDeviceAt(String ip) {
    return database.read(
        db ->
            db.sql("select * from device where ip = ? and type = 'photo' order by seq limit 1")
                .param(ip)
                .query(Devices::row)
                .optional());
  }

  private static List<Device> all(JdbcClient db) {
    return db.sql("select * from device order by seq").query(Devices::row).list();
  }

  private static Optional<Device> find(JdbcClient db, String id) {
    return db.sql("select * from device where id = ?").param(id).query(Devices::row).optional();
  }

  private static Device delete(JdbcClient db, String id) {
    Device old = known(db, id);
    db.sql("delete from device where id = ?").param(id).update();
    return old;
  }

  private static Device known(JdbcClient db, String id) {
    return find(db, id).orElseThrow(() -> new Refusal(BoxError.DEVICE_NOT_FOUND, id));
  }

  private static void checkAddresses(JdbcClient db, Device device) {
    for (Device other : all(db)) {
      if (other.id().equals(device.id())) {
        continue;
      }
      if (other.address().equals(device.address())) {
        throw new Refusal(BoxError.DEVICE_ADD_DUPLICATE_ERROR, device.address());
      }
      if (!device.rtmpAddress().isEmpty() && other.rtmpAddress().equals(device.rtmpAddress())) {
        throw new Refusal(BoxError.DEVICE_RTMP_ADDRESS_DUPLICATE_ERROR, device.rtmpAddress());
      }
    }
  }

  private static void checkLoad(JdbcClient db) {
    if (all(db).stream().mapToDouble(Device::load).sum() > CAPACITY) {
      throw new Refusal(BoxError.DEVICE_ADD_MAX_NUM_ERROR);
    }
  }

  private static void replace(JdbcClient db, Device device) {
    known(db, device.id());
    checkAddresses(db, device);
    db.sql(
            "update device set address = ?, name = ?, type = ?, ip = ?, group_id = ?,"
                + " permission_id = ?, sent = ? where id = ?")
        .params(device.address(), device.name(), device.type(), device.ip())
        .params(device.groupId(), device.permissionId(), Json.text(device.sent()), device.id())
        .update();
  }

  private static void insert(JdbcClient db, Device device) {
    db.sql(
            "insert into device (id, address, name, type, ip, group_id, permission_id, sent)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?)")
        .params(device.id(), device.address(), device.name(), device.type(), device.ip())
        .params(device.groupId(), device.permissionId(), Json.text(device.sent()))
        .update();
  }

  private static Device row(ResultSet row, int number) throws SQLException {
    return new Device(
        row.getString("id"),
        row.getString("name"),
        row.getString("address"),
        row.getString("type"),
        row.getString("ip"),
        row.getString("group_id"),
        row.getString("permission_id"),
        Json.stored(row.getString("sent")));
  }
}
