package dev.muster.facebox.baidu;

import dev.muster.facebox.library.Feature;
import dev.muster.facebox.store.Database;
import dev.muster.facebox.wire.Json;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The users of the libraries and their faces ({@code contracts/baidu.md §4.5}). */
final class Users {

  private record Change(List<Long> gone, long added, Rows.Face face) {}

  private final Database database;
  private final Shelf shelf;
  private final BaiduSettings settings;
  private final Clock clock;

  Users(Database database, Shelf shelf, BaiduSettings settings, Clock clock) {
    this.database = database;
    this.shelf = shelf;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Gives a user a face. On return it is on disk and, after the delay, found.
   *
   * @param info kept as it was when empty
   * @param engine that made the face
   * @throws Declined 223100, 223103 when the mode asks for somebody known; 223105 when the group
   *     has the face; 222210 beyond the limit of the user, 222300 beyond that of the box
   */
  void put(Member who, Optional<String> info, SeenFace seen, String engine, Arrival mode) {
    Rows.Face face =
        new Rows.Face(
            0,
            seen.token(),
            clock.instant().getEpochSecond(),
            Json.text(seen.location().json()),
            engine,
            Feature.bytes(seen.template()));
    database.write(
        db -> put(db, who, info, face, mode),
        change -> {
          shelf.remove(change.gone());
          shelf.put(change.added(), who, change.face());
        });
  }

  private Change put(
      JdbcClient db, Member who, Optional<String> info, Rows.Face face, Arrival mode) {
    long group =
        mode.registers()
            ? Rows.group(db, who.app(), who.group())
                .orElseGet(() -> Rows.insertGroup(db, who.app(), who.group()))
            : Rows.knownGroup(db, who.app(), who.group());
    long user =
        mode.registers()
            ? Rows.user(db, group, who.user())
                .orElseGet(() -> Rows.insertUser(db, group, who.user(), ""))
            : Rows.knownUser(db, group, who.user());
    info.ifPresent(
        text -> db.sql("update baidu_user set info = ? where seq = ?").params(text, user).update());
    List<Long> gone = mode.replaces() ? Rows.deleteFaces(db, user) : List.of();
    return new Change(gone, insert(db, group, user, face), face);
  }

  private long insert(JdbcClient db, long group, long user, Rows.Face face) {
    if (Rows.hasToken(db, group, face.token())) {
      throw Fault.FACE_EXISTS.declined();
    }
    if (Rows.faceNumbers(db, user).size() >= settings.generation().facesOfUser()) {
      throw Fault.TOO_MANY_FACES.declined();
    }
    // faces of the same commit are not counted yet: it may be passed by one commit's worth
    if (shelf.total() >= settings.faces()) {
      throw Fault.ADD_FACE.declined();
    }
    return Rows.insertFace(db, group, user, face);
  }

  /**
   * @throws Declined 223100, 223103; 223106 when it is none of this user's faces
   */
  void deleteFace(Member who, String token) {
    database.write(
        db -> {
          long user = user(db, who);
          List<Long> gone =
              db.sql("delete from baidu_face where user_seq = ? and token = ? returning seq")
                  .params(user, token)
                  .query(Long.class)
                  .list();
          if (gone.isEmpty()) {
            throw Fault.FACE_UNKNOWN.declined();
          }
          if (Rows.faceNumbers(db, user).isEmpty()) {
            Rows.deleteUser(db, user);
          }
          return gone;
        },
        shelf::remove);
  }

  /**
   * @throws Declined 223100, 223103
   */
  void delete(Member who) {
    database.write(db -> Rows.deleteUser(db, user(db, who)), shelf::remove);
  }

  /**
   * Deletes the user in every group.
   *
   * @throws Declined 223103 when there is none in any
   */
  void deleteEverywhere(String app, String user) {
    database.write(
        db -> {
          List<Long> users =
              db.sql(
                      "select u.seq from baidu_user u join baidu_group g on g.seq = u.group_seq"
                          + " where g.app = ? and u.id = ?")
                  .params(app, user)
                  .query(Long.class)
                  .list();
          if (users.isEmpty()) {
            throw Fault.USER_UNKNOWN.declined();
          }
          List<Long> gone = new ArrayList<>();
          users.forEach(seq -> gone.addAll(Rows.deleteUser(db, seq)));
          return gone;
        },
        shelf::remove);
  }

  /** The face of this token in the app's library. */
  Optional<SeenFace> withToken(String app, String token, String engine) {
    return database.read(db -> Rows.withToken(db, app, token, engine)).map(Rows.Face::seen);
  }

  private static long user(JdbcClient db, Member who) {
    return Rows.knownUser(db, Rows.knownGroup(db, who.app(), who.group()), who.user());
  }
}
