package dev.muster.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads run on a pool. Writes run one after the other on one connection, and those that arrive
 * while a commit is under way share the next one, so that one synced commit serves many callers.
 *
 * <p>Guarantee: {@link #write} returns after its transaction is committed and synced, or throws and
 * has changed nothing. A write may be run twice when a neighbour in its group fails, so it must
 * have no effect besides its statements. Source: design §4.
 */
public final class Store implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Store.class);
  private static final int QUEUE = 4096;

  /** How often a group is written again that lost against another instance. */
  private static final int DEADLOCKS = 10;

  private static final int GROUP = 512;
  private static final long WAIT_SECONDS = 30;
  private static final long AGAIN_MILLIS = 500;

  /** Marks our advisory locks among those of other programs in the same database. */
  private static final int OURS = 0x6d757374;

  private static final String CLOSED = "the store is closed";

  private final JdbcClient reader;
  private final boolean postgres;
  private final WritingConnection connection;
  private final BlockingQueue<Unit<?>> queue = new ArrayBlockingQueue<>(QUEUE);
  private final Thread writer = new Thread(this::serve, "store-writer");
  private final Set<Integer> entered = new HashSet<>();
  private volatile boolean open = true;
  private volatile boolean busy;

  Store(DataSource pool, boolean postgres) {
    this.reader = JdbcClient.create(pool);
    this.postgres = postgres;
    this.connection = new WritingConnection(pool, postgres);
    writer.setDaemon(true);
    writer.start();
  }

  /** Runs a query; sees everything that was committed before the call. */
  public <T> T read(Function<JdbcClient, T> query) {
    return query.apply(reader);
  }

  /** Runs a transaction and waits for its synced commit. */
  public <T> T write(Function<JdbcClient, T> work) {
    try {
      return submit(work).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /**
   * Hands over a transaction without waiting for its synced commit. Its end is told on the thread
   * that writes: whoever has more to do then than a few lines must do it on another one.
   */
  public <T> CompletableFuture<T> submit(Function<JdbcClient, T> work) {
    if (Thread.currentThread() == writer) {
      throw new IllegalStateException("a write inside a write would wait for itself");
    }
    Unit<T> unit = new Unit<>(work, new CompletableFuture<>());
    try {
      if (!open || !queue.offer(unit, WAIT_SECONDS, TimeUnit.SECONDS)) {
        return CompletableFuture.failedFuture(
            new DataAccessResourceFailureException(
                open ? "the store is overloaded: " + QUEUE + " writes wait" : CLOSED));
      }
      if (!writer.isAlive()) {
        refuseTheRest();
      }
      return unit.done;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return CompletableFuture.failedFuture(
          new DataAccessResourceFailureException("interrupted while waiting for the store", e));
    }
  }

  /**
   * Writes down what has happened already, an answer for example: while the database is away or
   * takes nothing, the transaction is tried again, for at most so long. When its commit was in
   * doubt it runs once more, so it must change nothing the second time.
   */
  public <T> T writeEventually(Function<JdbcClient, T> work, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    for (boolean told = false; ; told = true) {
      try {
        return write(work);
      } catch (DataAccessException e) {
        if (!isOutage(e) || !open || System.nanoTime() > end) {
          throw e;
        }
        if (!told) {
          LOG.warn("An answer cannot be written down yet; it is tried again: {}", e.toString());
        }
        rest(e);
      }
    }
  }

  /** What SQLite says of a full disk has no class of its own. */
  private static boolean isOutage(DataAccessException e) {
    return e instanceof DataAccessResourceFailureException
        || e instanceof TransientDataAccessException
        || e instanceof UncategorizedSQLException;
  }

  private static void rest(DataAccessException why) {
    try {
      Thread.sleep(AGAIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw why;
    }
  }

  /**
   * The end of a query that chooses rows to claim: on PostgreSQL several instances may choose at
   * once and skip each other's rows; SQLite has one writer.
   *
   * @param alias the claimed table in the query
   */
  public String claimLock(String alias) {
    return postgres ? " FOR UPDATE OF " + alias + " SKIP LOCKED" : "";
  }

  /**
   * Lets no other instance that shares the store into the same part of it until this transaction
   * ends; called first thing inside a write. Instances that lock the same rows in different orders
   * would block each other for good. Costs nothing where one instance has the store for itself, and
   * one statement for all writes that share a commit.
   */
  public void enterAlone(JdbcClient db, int part) {
    if (postgres && entered.add(part)) {
      db.sql("SELECT count(pg_advisory_xact_lock(?, ?))").params(OURS, part).query().singleValue();
    }
  }

  /** True when several instances may share this store. */
  public boolean shared() {
    return postgres;
  }

  /**
   * The same rows for a list in a statement, filled up with repetitions of the last to a power of
   * two: so there are few different texts of the statement, and they stay prepared.
   */
  public static <T> List<T> padded(List<T> rows) {
    List<T> all = new ArrayList<>(rows);
    int size = rows.size() < 2 ? rows.size() : Integer.highestOneBit(rows.size() - 1) * 2;
    while (all.size() < size) {
      all.add(rows.get(rows.size() - 1));
    }
    return all;
  }

  /** How many writes wait for the writer. */
  public int waiting() {
    return queue.size();
  }

  /** True while a group of writes is on its way to its commit. */
  boolean isBusy() {
    return busy;
  }

  private void serve() {
    List<Unit<?>> group = new ArrayList<>(GROUP);
    while (open || !queue.isEmpty()) {
      try {
        Unit<?> first = queue.poll(200, TimeUnit.MILLISECONDS);
        if (first != null) {
          busy = true;
          group.add(first);
          queue.drainTo(group, GROUP - 1);
          commit(group);
          group.clear();
          busy = false;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        open = false;
      }
    }
    refuseTheRest();
  }

  /** What slipped in while the store was closing is told, instead of waiting for ever. */
  private void refuseTheRest() {
    for (Unit<?> unit = queue.poll(); unit != null; unit = queue.poll()) {
      unit.done.completeExceptionally(new DataAccessResourceFailureException(CLOSED));
    }
  }

  /** Commits the units together; when one of them fails, each by itself. */
  private void commit(List<Unit<?>> group) {
    commit(group, DEADLOCKS);
  }

  private void commit(List<Unit<?>> group, int deadlocks) {
    boolean kept = connection.isOpen();
    try {
      attempt(group);
    } catch (SQLException e) {
      // No unit is to blame: one try is enough for all of them.
      RuntimeException outage =
          new DataAccessResourceFailureException("the store did not take the write", e);
      group.forEach(unit -> unit.done.completeExceptionally(outage));
    } catch (RuntimeException | Error failure) {
      if (kept && !connection.isOpen()) {
        // The connection had died since the last commit; nothing was committed on it.
        commit(group);
      } else if (isDeadlock(failure) && deadlocks > 0) {
        commit(group, deadlocks - 1);
      } else if (group.size() == 1) {
        group.get(0).done.completeExceptionally(failure);
      } else {
        group.forEach(unit -> commit(List.of(unit)));
      }
    }
  }

  /** Another instance locked the same rows in another order; ours was rolled back whole. */
  private boolean isDeadlock(Throwable failure) {
    return postgres && failure instanceof PessimisticLockingFailureException;
  }

  private void attempt(List<Unit<?>> group) throws SQLException {
    entered.clear();
    List<Runnable> answers =
        connection.transact(
            db -> group.stream().map(unit -> unit.run(db)).collect(Collectors.toList()));
    answers.forEach(Runnable::run);
  }

  /** Finishes the writes that wait, then closes. */
  @Override
  public void close() {
    open = false;
    try {
      writer.join(TimeUnit.SECONDS.toMillis(WAIT_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    connection.close();
  }

  private record Unit<T>(Function<JdbcClient, T> work, CompletableFuture<T> done) {

    Runnable run(JdbcClient client) {
      T result = work.apply(client);
      return () -> done.complete(result);
    }
  }
}
