package dev.muster.flow;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before a box is connected to again, and for how long it may be silent. No
 * document says that boxes answer pings (contracts/sophon.md §6.6.1): one that never does is given
 * more and more time, so that a quiet night is not a night of new connections.
 */
final class LivePatience {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final int DOUBLINGS = 6;
  private static final int QUIET_DOUBLINGS = 4;

  private final Duration quiet;
  private int failures;
  private int silences;

  LivePatience(Duration quiet) {
    this.quiet = quiet;
  }

  /** The pause after a failure: from one second to a minute, half of it by chance. */
  Duration pause() {
    long most = FIRST.toMillis() << Math.min(failures++, DOUBLINGS);
    return Duration.ofMillis(most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1));
  }

  /** An event came and is stored. */
  void heard() {
    failures = 0;
  }

  /** The box answers pings, so its silence means that it is gone. */
  void ponged() {
    failures = 0;
    silences = 0;
  }

  /** It has been silent for too long. */
  void silent() {
    silences++;
  }

  /** For how long it may be silent. */
  Duration quiet() {
    return quiet.multipliedBy(1L << Math.min(silences, QUIET_DOUBLINGS));
  }
}
