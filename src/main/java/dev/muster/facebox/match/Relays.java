package dev.muster.facebox.match;

import dev.muster.facebox.store.Database;
import java.time.Clock;
import java.util.List;

/**
 * The relays that open doors. There are none: what they were told is written down, the last {@value
 * #MOST} pulses are kept.
 */
public final class Relays {

  private static final int MOST = 1000;

  /**
   * What one relay is told.
   *
   * @param seconds how long the door stays open
   * @param logicPort which door of the relay, 0 for all
   */
  public record Pulse(String address, int port, String mode, int seconds, int logicPort) {}

  /**
   * @param at milliseconds since 1970
   */
  public record Sent(long at, Pulse pulse) {}

  private final Database database;
  private final Clock clock;

  public Relays(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** On return they are on disk. */
  public void send(List<Pulse> pulses) {
    long now = clock.millis();
    database.write(
        db -> {
          for (Pulse pulse : pulses) {
            db.sql(
                    "insert into relay_pulse (at, address, port, mode, seconds, logic_port) values"
                        + " (?, ?, ?, ?, ?, ?)")
                .params(now, pulse.address(), pulse.port(), pulse.mode())
                .params(pulse.seconds(), pulse.logicPort())
                .update();
          }
          return db.sql(
                  "delete from relay_pulse where seq <= (select max(seq) from relay_pulse) - ?")
              .param(MOST)
              .update();
        });
  }

  /** Newest first. */
  public List<Sent> latest(int most) {
    return database.read(
        db ->
            db.sql("select * from relay_pulse order by seq desc limit ?")
                .param(most)
                .query(
                    (row, number) ->
                        new Sent(
                            row.getLong("at"),
                            new Pulse(
                                row.getString("address"),
                                row.getInt("port"),
                                row.getString("mode"),
                                row.getInt("seconds"),
                                row.getInt("logic_port"))))
                .list());
  }
}
