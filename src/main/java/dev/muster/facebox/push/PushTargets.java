package dev.muster.facebox.push;

import dev.muster.facebox.store.Database;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Per receiver the last event that it has taken; kept over restarts.
 *
 * <p>An event counts as sent when every receiver has taken it. A new receiver starts with the
 * oldest event that is not sent, so that events recorded before any receiver was configured are
 * uploaded ({@code contracts/sophon.md §6.2}); a receiver that stays configured goes on where it
 * stopped.
 */
public final class PushTargets {

  private static final String OLD_PLAN = "history.plan";
  private static final String SENT = "history.sent";

  private final Database database;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();

  /**
   * What a receiver said last.
   *
   * @param words such as {@code HTTP 200}, or why there was no answer
   * @param taken whether it took the event
   * @param nanos when, by {@link System#nanoTime}
   */
  public record Answer(String words, boolean taken, long nanos) {}

  /**
   * @param cursor the last event that it has taken, 0 for none
   * @param answer absent when nothing was sent to it since the box was switched on
   */
  public record Receiver(String url, long cursor, @Nullable Answer answer) {}

  public PushTargets(Database database) {
    this.database = database;
  }

  /** From now on these are the receivers. */
  void follow(List<String> urls) {
    database.write(
        db -> {
          long sent = sentTo(db);
          set(db, SENT, Long.toString(sent));
          for (String known : db.sql("select url from push_target").query(String.class).list()) {
            if (!urls.contains(known)) {
              db.sql("delete from push_target where url = ?").param(known).update();
            }
          }
          for (String url : urls) {
            db.sql("insert or ignore into push_target (url, cursor) values (?, ?)")
                .params(url, sent)
                .update();
          }
          return urls;
        });
  }

  /** The last event that this receiver has taken, 0 for none. */
  long cursor(String url) {
    return database.read(
        db ->
            db.sql("select cursor from push_target where url = ?")
                .param(url)
                .query(Long.class)
                .optional()
                .orElse(0L));
  }

  void advance(String url, long seq) {
    database.write(
        db ->
            db.sql("update push_target set cursor = ? where url = ? and cursor < ?")
                .params(seq, url, seq)
                .update());
  }

  /** Remembers what a receiver said, for people to see. */
  void answered(String url, String words, boolean taken) {
    answers.put(url, new Answer(words, taken, System.nanoTime()));
  }

  /** All receivers and how far they have come, in the order of their addresses. */
  public List<Receiver> receivers() {
    List<Receiver> receivers =
        database.read(
            db ->
                db.sql("select url, cursor from push_target order by url")
                    .query(
                        (row, number) ->
                            new Receiver(
                                row.getString(1), row.getLong(2), answers.get(row.getString(1))))
                    .list());
    answers.keySet().retainAll(receivers.stream().map(Receiver::url).toList());
    return receivers;
  }

  /** The last event that all receivers have taken. */
  public long sentTo() {
    return database.read(PushTargets::sentTo);
  }

  /** How many receivers there are. */
  public int count() {
    return database.read(
        db -> db.sql("select count(*) from push_target").query(Integer.class).single());
  }

  Optional<String> oldPlan() {
    return database.read(db -> setting(db, OLD_PLAN));
  }

  void forgetOldPlan() {
    database.write(db -> db.sql("delete from setting where name = ?").param(OLD_PLAN).update());
  }

  private static long sentTo(JdbcClient db) {
    Optional<Long> slowest =
        db.sql("select min(cursor) from push_target having count(*) > 0")
            .query(Long.class)
            .optional();
    return slowest.orElseGet(() -> setting(db, SENT).map(Long::valueOf).orElse(0L));
  }

  private static Optional<String> setting(JdbcClient db, String name) {
    return db.sql("select value from setting where name = ?")
        .param(name)
        .query(String.class)
        .optional();
  }

  private static void set(JdbcClient db, String name, String value) {
    db.sql(
            "insert into setting (name, value) values (?, ?) on conflict (name) do update set value"
                + " = excluded.value")
        .params(name, value)
        .update();
  }
}
