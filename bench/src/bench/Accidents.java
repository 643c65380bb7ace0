package bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * What happens to the program, its disk, its database and its receivers, one accident after the
 * other; waits and outages are drawn from the seed.
 */
final class Accidents {
  private static final Duration OUTAGE = Duration.ofSeconds(3);

  private interface Accident {
    void happen() throws IOException;
  }

  private record Named(String what, Accident accident) {}

  private final MusterProgram muster;
  private final FullDisk disk;
  private final Random random;
  private final List<Named> all;
  private int kills;
  private int step;

  /**
   * @param outages of the database; null when there is none that could be killed
   */
  Accidents(
      MusterProgram muster,
      FullDisk disk,
      Subscriber good,
      Subscriber flaky,
      DatabaseOutages outages,
      Random random) {
    this.muster = muster;
    this.disk = disk;
    this.random = random;
    Named kill = new Named("kill -9", this::kill);
    Named full =
        new Named(
            "the disk is full", outages == null ? this::fill : () -> outages.full(this::fill));
    Named goodGone = new Named("the good receiver is gone", () -> restart(good));
    Named flakyGone = new Named("the flaky receiver is gone", () -> restart(flaky));
    this.all =
        outages == null
            ? List.of(kill, full, kill, goodGone, kill, flakyGone)
            : List.of(
                new Named("kill -9 of the database", outages::kill),
                kill,
                new Named("the database is stopped at once", outages::stop),
                full,
                new Named("kill -9 of the database", outages::kill),
                goodGone,
                new Named("kill -9 of both", () -> outages.both(muster, this::died)),
                flakyGone);
  }

  int kills() {
    return kills;
  }

  Duration untilNext() {
    return Duration.ofMillis(2_000 + random.nextInt(4_000));
  }

  void next() throws IOException {
    Named now = all.get(step++ % all.size());
    System.out.println("  " + now.what());
    try {
      now.accident().happen();
    } catch (IOException | RuntimeException e) {
      throw new IOException("accident " + step + ", " + now.what() + ": " + e.getMessage(), e);
    }
  }

  private void kill() throws IOException {
    died();
    muster.start();
  }

  private void died() {
    muster.program().kill();
    kills++;
  }

  private void fill() throws IOException {
    disk.fill();
    Program.pause(OUTAGE);
    disk.free();
  }

  private static void restart(Subscriber subscriber) throws IOException {
    subscriber.order("down");
    Program.pause(OUTAGE);
    subscriber.order("up");
  }
}
