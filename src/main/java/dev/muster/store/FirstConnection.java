package dev.muster.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits at the start for a database that is not there yet: it may start with us, or recover from
 * the same accident. Whatever else is wrong is told at once, by whoever connects next.
 */
final class FirstConnection {

  private static final Logger LOG = LoggerFactory.getLogger(FirstConnection.class);
  private static final long AGAIN_MILLIS = 500;

  private FirstConnection() {}

  /** Makes one connection. */
  @FunctionalInterface
  interface Opening {
    Connection open() throws SQLException;
  }

  /** Returns when the database takes connections, when waiting is of no use, or after so long. */
  static void await(Opening opening, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    boolean told = false;
    while (true) {
      try {
        opening.open().close();
        return;
      } catch (SQLException e) {
        if (!isOnItsWay(e) || System.nanoTime() > end) {
          return;
        }
        if (!told) {
          LOG.warn(
              "The database takes no connections yet; it is waited for, {} s at most: {}",
              patience.toSeconds(),
              e.getMessage());
        }
        told = true;
      }
      if (!paused()) {
        return;
      }
    }
  }

  /** Class 08 is an address where nobody answers; 57P03 a server that starts or recovers. */
  private static boolean isOnItsWay(SQLException e) {
    String state = e.getSQLState();
    return state != null && (state.startsWith("08") || state.equals("57P03"));
  }

  private static boolean paused() {
    try {
      Thread.sleep(AGAIN_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
