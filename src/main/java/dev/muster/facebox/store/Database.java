package dev.muster.facebox.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The box's SQLite database. A write that has returned is on disk and survives a kill or a power
 * cut; writes that arrive together share one commit. Reads see every write that has returned.
 */
public final class Database implements AutoCloseable {

  private static final int READERS = 4;

  private final List<Connection> connections = new ArrayList<>();
  private final BlockingQueue<JdbcClient> readers = new ArrayBlockingQueue<>(READERS);
  private final GroupCommit writer;

  private Database(SQLiteDataSource source) throws SQLException {
    Connection writing = source.getConnection();
    connections.add(writing);
    writer = new GroupCommit(writing, client(writing));
    for (int i = 0; i < READERS; i++) {
      Connection reading = source.getConnection();
      connections.add(reading);
      readers.add(client(reading));
    }
  }

  public static Database open(Path directory) {
    try {
      Files.createDirectories(directory);
      SQLiteDataSource source = source(directory.resolve("box.db"));
      Flyway.configure(Database.class.getClassLoader())
          .dataSource(source)
          .locations("classpath:facebox/migration")
          .load()
          .migrate();
      return new Database(source);
    } catch (SQLException e) {
      throw new IllegalStateException("Opening the face box database in " + directory, e);
    } catch (IOException e) {
      throw new UncheckedIOException("Making the face box directory " + directory, e);
    }
  }

  /**
   * Runs the work in a transaction and returns when it is on disk.
   *
   * @throws dev.muster.facebox.wire.Refusal with {@code NO_SPACE} when the disk is full: nothing of
   *     the work is kept
   */
  public <T> T write(Function<JdbcClient, T> work) {
    return write(work, done -> {});
  }

  /**
   * Like {@link #write(Function)}; what follows runs after the commit and before the return, in the
   * order of the commits, so that memory never runs ahead of the disk or out of order with it.
   */
  public <T> T write(Function<JdbcClient, T> work, Consumer<T> afterwards) {
    try {
      return writer.submit(work, afterwards);
    } catch (RuntimeException e) {
      throw FullDisk.judge("Writing to the face box database", e);
    }
  }

  public <T> T read(Function<JdbcClient, T> work) {
    JdbcClient client;
    try {
      client = readers.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting to read", e);
    }
    try {
      return work.apply(client);
    } finally {
      readers.add(client);
    }
  }

  @Override
  public void close() {
    writer.close();
    for (Connection connection : connections) {
      try {
        connection.close();
      } catch (SQLException e) {
        throw new IllegalStateException("Closing the face box database", e);
      }
    }
  }

  private static SQLiteDataSource source(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    config.setBusyTimeout(10_000);
    config.enforceForeignKeys(true);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  private static JdbcClient client(Connection connection) {
    return JdbcClient.create(new SingleConnectionDataSource(connection, true));
  }
}
