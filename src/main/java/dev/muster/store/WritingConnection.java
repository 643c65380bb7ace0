package dev.muster.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The one connection that writes; opened when needed, and again after it has died. One thread. */
final class WritingConnection {

  private static final Logger LOG = LoggerFactory.getLogger(WritingConnection.class);
  private static final int CACHE_KILOBYTES = 32 * 1024;

  /** 16 MB of log: a page that changes again and again is copied into the database less often. */
  private static final int CHECKPOINT_PAGES = 4096;

  private final DataSource pool;
  private final boolean postgres;
  private @Nullable Connection connection;
  private @Nullable JdbcClient client;

  WritingConnection(DataSource pool, boolean postgres) {
    this.pool = pool;
    this.postgres = postgres;
  }

  boolean isOpen() {
    return connection != null;
  }

  /** Runs the work in one transaction and commits it; a failure rolls it back. */
  <R> R transact(Function<JdbcClient, R> work) throws SQLException {
    try {
      Connection current = open();
      current.setAutoCommit(false);
      R result = work.apply(client(current));
      // Commits; commit() would begin the next transaction on SQLite at once, and with it hold the
      // database for as long as nobody writes.
      current.setAutoCommit(true);
      return result;
    } catch (SQLException | RuntimeException | Error e) {
      abandon(e);
      throw e;
    }
  }

  void close() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      LOG.warn("Closing the writing connection of the store failed: {}", e.toString());
    } finally {
      connection = null;
      client = null;
    }
  }

  /** One for as long as the connection lives: it remembers the statements that it has read. */
  private JdbcClient client(Connection current) {
    JdbcClient known = client;
    if (known == null) {
      known = postgres ? JdbcClient.create(only(current)) : quick(new KeptStatements(current));
      client = known;
    }
    return known;
  }

  private static JdbcClient quick(KeptStatements kept) {
    return QuickClient.of(kept, new JdbcTemplate(only(kept.connection())));
  }

  private static DataSource only(Connection current) {
    return new SingleConnectionDataSource(current, true);
  }

  private Connection open() throws SQLException {
    if (connection == null) {
      connection = pool.getConnection();
      roomForIndexes(connection);
    }
    return connection;
  }

  /**
   * SQLite's standard cache of 2 MB reads index pages again and again once there are many events.
   */
  private void roomForIndexes(Connection fresh) throws SQLException {
    if (!postgres) {
      try (Statement statement = fresh.createStatement()) {
        statement.execute("PRAGMA cache_size = -" + CACHE_KILOBYTES);
        statement.execute("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
      }
    }
  }

  private void abandon(Throwable why) {
    if (connection == null) {
      return;
    }
    try {
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
      if (connection.isValid(2)) {
        return;
      }
    } catch (SQLException e) {
      why.addSuppressed(e);
    }
    close();
  }
}
