package dev.muster.store;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A store of a test, opened as the program opens it, with its commits counted. */
public final class TestStore implements AutoCloseable {

  private static final List<String> TABLES =
      List.of(
          "sync_item",
          "sync_part",
          "sync_run",
          "sync_link",
          "sync_missing",
          "sync_hint",
          "sync_member",
          "sync_approval",
          "attempt",
          "delivery",
          "face_match",
          "match_event",
          "kiosk_event",
          "refused_push",
          "raw_body",
          "forgotten",
          "replay",
          "manifest_line",
          "manifest",
          "removal_place",
          "removal",
          "discard",
          "history",
          "person_before",
          "batch_row",
          "batch",
          "placement",
          "person",
          "photo",
          "box_setup",
          "directory_call",
          "quota_stop",
          "watermark",
          "lane");

  private final StoreSettings settings;
  private final HikariDataSource pool;
  private final WatchedPool watched;
  private final Store store;

  TestStore(StoreSettings settings) {
    this.settings = settings;
    StoreWiring wiring = new StoreWiring();
    try {
      this.pool = wiring.dataSource(settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.watched = new WatchedPool(pool);
    this.store = StoreWiring.open(watched, settings);
  }

  public Store store() {
    return store;
  }

  /** The connections of the store, for whoever brings tables of its own. */
  public DataSource pool() {
    return pool;
  }

  /** How many transactions were committed so far. */
  int commits() {
    return watched.commits();
  }

  /** The text of every statement that ran so far. */
  public Set<String> statements() {
    return watched.statements();
  }

  /** Begins the work while the database cannot be reached, and lets it end once it can be again. */
  public void beganWhileAway(Runnable work) {
    int before = watched.refusals();
    CompletableFuture<Void> begun;
    cutOff();
    try {
      begun = CompletableFuture.runAsync(work);
      await().until(() -> watched.refusals() > before);
    } finally {
      joinAgain();
    }
    begun.join();
  }

  /** From now on nothing reaches the database, and nothing comes from it. */
  void cutOff() {
    watched.line(WatchedPool.Line.CUT);
  }

  /** The database can be reached again. */
  void joinAgain() {
    watched.line(WatchedPool.Line.OPEN);
  }

  /** The next commit is done, but its answer is lost. */
  public void loseTheAnswerToTheNextCommit() {
    watched.line(WatchedPool.Line.CUT_AFTER_THE_COMMIT);
  }

  /** The same database opened once more, by connections of its own. */
  public TestStore another() {
    return new TestStore(settings);
  }

  /** Empties every table. */
  public void clear() {
    store.write(
        db -> TABLES.stream().mapToInt(table -> db.sql("DELETE FROM " + table).update()).sum());
  }

  /** What a statement returns as text, or "none". */
  public String text(String sql, Object... parameters) {
    return store.read(
        (JdbcClient db) ->
            db
                .sql(sql)
                .params(parameters)
                .query((row, n) -> String.valueOf(row.getString(1)))
                .list()
                .stream()
                .reduce((a, b) -> a + ", " + b)
                .orElse("none"));
  }

  @Override
  public void close() {
    store.close();
    pool.close();
  }
}
