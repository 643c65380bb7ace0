package dev.muster.facebox.match;

import dev.muster.facebox.store.Database;
import dev.muster.facebox.store.Pictures;
import dev.muster.facebox.wire.BoxError;
import dev.muster.facebox.wire.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes events away, first their rows and then their pictures: no event names a missing one. */
public final class EventRemoval {

  /**
   * A picture of an event.
   *
   * @param name of {@link EventPictures}
   * @param at time of the event, milliseconds since 1970
   */
  public record EventPicture(String name, long at) {}

  private final Database database;
  private final Pictures pictures;
  private final EventPictures names;

  public EventRemoval(Database database, Pictures pictures, EventPictures names) {
    this.database = database;
    this.pictures = pictures;
    this.names = names;
  }

  /**
   * Deletes all of them or none.
   *
   * @param ids as the v1 API prints them
   * @throws Refusal 40401 for the first that is unknown
   */
  public void delete(List<String> ids) {
    drop(
        database.write(
            db -> {
              List<String> dropped = new ArrayList<>();
              ids.forEach(id -> dropped.addAll(delete(db, seq(db, id))));
              return dropped;
            }));
  }

  /**
   * Deletes the files of pictures and leaves their events; all of them or none.
   *
   * @throws Refusal 40401 for the first that no event of its time has
   */
  public void deletePictures(List<EventPicture> wanted) {
    drop(wanted.stream().map(this::file).toList());
  }

  private String file(EventPicture wanted) {
    return names
        .find(wanted.name())
        .filter(found -> found.at() == wanted.at())
        .orElseThrow(() -> new Refusal(BoxError.ID_NOT_FOUND, wanted.name()))
        .file();
  }

  /**
   * Deletes the oldest events while there are too many, a few at a time, so that others may write
   * in between.
   *
   * @param most events that stay
   * @param before number of the first event that must stay in any case
   * @return how many went; 0 when nothing is left to do
   */
  int prune(int most, long before, int step) {
    List<Long> old =
        database.read(
            db -> {
              int all = db.sql("select count(*) from event").query(Integer.class).single();
              return db.sql("select seq from event where seq < ? order by seq limit ?")
                  .params(before, Math.max(0, Math.min(step, all - most)))
                  .query(Long.class)
                  .list();
            });
    if (!old.isEmpty()) {
      drop(
          database.write(
              db -> {
                List<String> dropped = new ArrayList<>();
                old.forEach(seq -> dropped.addAll(delete(db, seq)));
                return dropped;
              }));
    }
    return old.size();
  }

  private void drop(List<String> ids) {
    ids.forEach(pictures::delete);
  }

  private static List<String> delete(JdbcClient db, long seq) {
    List<String> own =
        db.sql("select id from event_picture where event_seq = ?")
            .param(seq)
            .query(String.class)
            .list();
    db.sql("delete from event where seq = ?").param(seq).update();
    return own;
  }

  private static long seq(JdbcClient db, String id) {
    return BoxEvent.micros(id)
        .flatMap(
            micros ->
                db.sql("select seq from event where micros = ?")
                    .param(micros)
                    .query(Long.class)
                    .optional())
        .orElseThrow(() -> new Refusal(BoxError.ID_NOT_FOUND, id));
  }
}
