package dev.muster.facebox.baidu;

import dev.muster.facebox.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The groups of the libraries ({@code contracts/baidu.md §4.5}). */
final class Groups {

  private final Database database;
  private final Shelf shelf;
  private final BoxPeople box;
  private final Duration deletionDelay;
  private final Clock clock;

  /** Milliseconds at which the next deletion takes effect. */
  private final AtomicLong nextEnd = new AtomicLong();

  /**
   * @param deletionDelay how long a deleted group is still there, as where deletion is a job of its
   *     own ({@code §4.5.8})
   */
  Groups(Database database, Shelf shelf, BoxPeople box, Duration deletionDelay, Clock clock) {
    this.database = database;
    this.shelf = shelf;
    this.box = box;
    this.deletionDelay = deletionDelay;
    this.clock = clock;
  }

  /**
   * @throws Declined 223101 when it exists
   */
  void add(String app, String id) {
    database.write(
        db -> {
          if (Rows.group(db, app, id).isPresent()) {
            throw Fault.GROUP_EXISTS.declined();
          }
          return Rows.insertGroup(db, app, id);
        });
  }

  /**
   * Deletes the group with its users and faces, now or after the delay.
   *
   * @throws Declined 223100 when there is none
   */
  void delete(String app, String id) {
    if (deletionDelay.isZero()) {
      database.write(db -> delete(db, Rows.knownGroup(db, app, id)), shelf::remove);
      return;
    }
    long end = clock.millis() + deletionDelay.toMillis();
    database.write(
        db ->
            db.sql("update baidu_group set ends = coalesce(ends, ?) where seq = ?")
                .params(end, Rows.knownGroup(db, app, id))
                .update());
    nextEnd.accumulateAndGet(end, Math::min);
  }

  /** Lets the deletions take effect whose time has come. */
  void purge() {
    long now = clock.millis();
    if (now < nextEnd.get()) {
      return;
    }
    List<Long> ended =
        database.read(
            db ->
                db.sql("select seq from baidu_group where ends <= ?")
                    .param(now)
                    .query(Long.class)
                    .list());
    for (long group : ended) {
      database.write(db -> delete(db, group), shelf::remove);
    }
    nextEnd.set(
        database.read(
            db ->
                db.sql("select coalesce(min(ends), ?) from baidu_group")
                    .param(Long.MAX_VALUE)
                    .query(Long.class)
                    .single()));
  }

  /** Ids, oldest first; after them the face groups of the box, when they are shown. */
  List<String> list(String app, int start, int length) {
    return database.read(
        db ->
            db.sql(
                    "select id from (select id, 0 as part, seq from baidu_group where app = :app"
                        + box.groups()
                        + ") order by part, seq limit :length offset :start")
                .param("app", app)
                .param("length", length)
                .param("start", start)
                .query(String.class)
                .list());
  }

  /**
   * Ids of the users, oldest first.
   *
   * @throws Declined 223100 when there is no such group
   */
  List<String> users(String app, String id, int start, int length) {
    return database.read(
        db -> {
          long group =
              Rows.group(db, app, id)
                  .orElseGet(
                      () -> {
                        box.checkGroup(db, id);
                        return -1L;
                      });
          return db.sql(
                  "select id from (select id, 0 as part, seq from baidu_user where group_seq ="
                      + " :group"
                      + box.members()
                      + ") order by part, seq limit :length offset :start")
              .param("group", group)
              .param("id", id)
              .param("length", length)
              .param("start", start)
              .query(String.class)
              .list();
        });
  }

  /**
   * @throws Declined 223100 when there is no such group
   */
  void check(String app, List<String> ids) {
    database.read(
        db -> {
          ids.stream()
              .filter(id -> Rows.group(db, app, id).isEmpty())
              .forEach(id -> box.checkGroup(db, id));
          return ids;
        });
  }

  private static List<Long> delete(JdbcClient db, long group) {
    List<Long> faces =
        db.sql("select seq from baidu_face where group_seq = ?")
            .param(group)
            .query(Long.class)
            .list();
    db.sql("delete from baidu_group where seq = ?").param(group).update();
    return faces;
  }
}
