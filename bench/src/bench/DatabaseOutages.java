package bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;

/**
 * The database is gone for one to four seconds, every third time for twelve, longer than a push
 * waits for it, and comes back. While it is gone the intake is asked all the time: it may only
 * refuse.
 */
final class DatabaseOutages {
  /** Something that can fail with the database. */
  interface Step {
    void run() throws IOException;
  }

  private static final Duration LONG = Duration.ofSeconds(12);

  private final PostgresServer database;
  private final Probe probe;
  private final Random random;
  private int kills;
  private int stops;
  private int endedByFullDisk;

  DatabaseOutages(PostgresServer database, Probe probe, Random random) {
    this.database = database;
    this.probe = probe;
    this.random = random;
  }

  void kill() throws IOException {
    database.kill();
    kills++;
    gone(() -> {});
  }

  void stop() throws IOException {
    database.stopAtOnce();
    stops++;
    gone(() -> {});
  }

  /** Muster starts while its database is still gone. */
  void both(MusterProgram muster, Runnable musterDies) throws IOException {
    database.kill();
    kills++;
    musterDies.run();
    gone(muster::launch);
    muster.awaitHealth();
  }

  /** A full disk makes the server break off; when it cannot recover meanwhile, it ends. */
  void full(Step fill) throws IOException {
    fill.run();
    if (database.hasEnded()) {
      endedByFullDisk++;
      database.start();
    }
  }

  private void gone(Step first) throws IOException {
    Duration time =
        (kills + stops) % 3 == 0 ? LONG : Duration.ofMillis(1_000 + random.nextInt(3_000));
    long end = System.nanoTime() + time.toNanos();
    first.run();
    probe.watch(end);
    database.start();
  }

  void report(Table table, String row) {
    table.add(row, "kill -9 of the database", kills);
    table.add(row, "stops at once", stops);
    table.add(row, "ended by the full disk", endedByFullDisk);
    probe.report(table, row);
  }
}
