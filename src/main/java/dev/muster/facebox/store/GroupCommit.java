package dev.muster.facebox.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The one writer of a database: takes all work that waits, runs each piece under its own savepoint
 * and commits them together. A piece that fails is undone alone; a commit that fails fails all.
 */
final class GroupCommit implements AutoCloseable {

  private static final int MOST_TOGETHER = 256;

  private final Connection connection;
  private final JdbcClient client;
  private final BlockingQueue<Piece<?>> waiting = new LinkedBlockingQueue<>();
  private final Thread thread = new Thread(this::run, "facebox-writer");
  private volatile boolean closed;

  GroupCommit(Connection connection, JdbcClient client) throws SQLException {
    this.connection = connection;
    this.client = client;
    connection.setAutoCommit(false);
    execute("rollback"); // the driver has begun a transaction
    thread.setDaemon(true);
    thread.start();
  }

  <T> T submit(Function<JdbcClient, T> work, Consumer<T> afterwards) {
    Piece<T> piece = new Piece<>(work, afterwards);
    synchronized (this) {
      if (closed) {
        throw new IllegalStateException("The face box is closed");
      }
      waiting.add(piece);
    }
    try {
      return piece.done.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** Finishes what was submitted, then stops. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      waiting.add(new Piece<>(nothing -> "", nothing -> {}));
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    List<Piece<?>> together = new ArrayList<>();
    while (!closed || !waiting.isEmpty()) {
      try {
        together.clear();
        together.add(waiting.take());
        waiting.drainTo(together, MOST_TOGETHER - 1);
        commit(together);
      } catch (InterruptedException e) {
        throw new IllegalStateException("The writer of the face box is never interrupted", e);
      }
    }
  }

  private void commit(List<Piece<?>> together) {
    try {
      execute("begin immediate");
      for (Piece<?> piece : together) {
        piece.run(connection, client);
      }
      execute("commit");
    } catch (SQLException | RuntimeException | Error e) {
      // an error that ended this thread would leave every later write waiting for ever
      rollback(e);
      IllegalStateException failure = new IllegalStateException("Committing to the database", e);
      together.forEach(piece -> piece.done.completeExceptionally(failure));
      return;
    }
    together.forEach(Piece::settle);
  }

  /** On a full disk SQLite has rolled back by itself: then there is nothing left to do. */
  private void rollback(Throwable reason) {
    try {
      execute("rollback");
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  /**
   * The driver's own commit begins the next transaction at once, and its rollback does not when
   * SQLite has ended the transaction: after a full disk every write would be kept and reported as
   * failed.
   */
  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static final class Piece<T> {

    private final Function<JdbcClient, T> work;
    private final Consumer<T> afterwards;
    private final CompletableFuture<T> done = new CompletableFuture<>();
    private @Nullable T result;
    private @Nullable RuntimeException failure;

    Piece(Function<JdbcClient, T> work, Consumer<T> afterwards) {
      this.work = work;
      this.afterwards = afterwards;
    }

    void run(Connection connection, JdbcClient client) throws SQLException {
      Savepoint before = connection.setSavepoint();
      try {
        result = work.apply(client);
        connection.releaseSavepoint(before);
      } catch (RuntimeException e) {
        failure = e;
        undo(connection, before, e);
      }
    }

    /** Without the savepoint the transaction has ended with everything that was done in it. */
    private static void undo(Connection connection, Savepoint before, RuntimeException reason) {
      try {
        connection.rollback(before);
        connection.releaseSavepoint(before);
      } catch (SQLException gone) {
        reason.addSuppressed(gone);
        throw reason;
      }
    }

    void settle() {
      if (failure != null) {
        done.completeExceptionally(failure);
        return;
      }
      try {
        afterwards.accept(result);
        done.complete(result);
      } catch (RuntimeException | Error e) {
        done.completeExceptionally(e);
      }
    }
  }
}
