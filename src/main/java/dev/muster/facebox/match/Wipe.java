package dev.muster.facebox.match;

import dev.muster.facebox.config.Configuration;
import dev.muster.facebox.library.LibraryWipe;
import dev.muster.facebox.store.Database;
import dev.muster.facebox.wire.Power;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Empties the box and restarts it ({@code contracts/sophon.md §4.6, §5.5}). Everything goes in one
 * transaction: after a crash all of it is there, or nothing; picture files that are left go with
 * the sweep after the next start.
 */
public final class Wipe {

  /**
   * @param people everybody enrolled, strangers included, and the devices
   * @param permissions the permission groups
   * @param events events and their pictures
   * @param all both, and permission groups, face groups and settings as on a new box; passwords and
   *     the box's address stay
   */
  public record Wish(boolean people, boolean permissions, boolean events, boolean all) {

    boolean nothing() {
      return !people && !permissions && !events && !all;
    }
  }

  private final Database database;
  private final LibraryWipe library;
  private final Configuration configuration;
  private final Power power;
  private final Duration down;

  /**
   * @param down how long the box is away afterwards
   */
  public Wipe(
      Database database,
      LibraryWipe library,
      Configuration configuration,
      Power power,
      Duration down) {
    this.database = database;
    this.library = library;
    this.configuration = configuration;
    this.power = power;
    this.down = down;
  }

  /** On return it is done and on disk, and the restart is under way; a wish for nothing is none. */
  public void run(Wish wish) {
    if (wish.nothing()) {
      return;
    }
    database.write(
        db -> {
          wipe(db, wish);
          return wish;
        },
        done -> {
          if (done.people() || done.all()) {
            library.forget();
          }
        });
    if (wish.all()) {
      configuration.reload();
    }
    power.restart(down);
  }

  private static void wipe(JdbcClient db, Wish wish) {
    if (wish.people() || wish.all()) {
      LibraryWipe.people(db);
    }
    if (wish.permissions()) {
      LibraryWipe.permissions(db);
    }
    if (wish.events() || wish.all()) {
      db.sql("delete from event_face").update();
      db.sql("delete from event_picture").update();
      db.sql("delete from event").update();
    }
    if (wish.all()) {
      LibraryWipe.groups(db);
      Configuration.reset(db);
    }
  }
}
