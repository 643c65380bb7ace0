package dev.muster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the store promises, whatever the database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(30)
abstract class StoreContract {

  private final Database database;
  private final ExecutorService callers = Executors.newCachedThreadPool();
  TestStore stored;

  StoreContract(Database database) {
    this.database = database;
  }

  @BeforeAll
  void open(@TempDir Path folder) {
    stored = database.open(folder);
  }

  @BeforeEach
  void clear() {
    stored.clear();
  }

  @AfterEach
  void nobodyWaits() {
    assertThat(stored.store().waiting()).isZero();
  }

  @AfterAll
  void close() {
    callers.shutdownNow();
    if (stored != null) {
      stored.close();
    }
  }

  @Test
  void aWriteIsCommittedWhenItReturns() {
    try (TestStore other = stored.another()) {
      stored.store().write(db -> add(db, "first"));
      assertThat(lanes(other)).isEqualTo("first");
    }
    try (TestStore reopened = stored.another()) {
      assertThat(lanes(reopened)).isEqualTo("first");
    }
  }

  @Test
  void aWriteReturnsWhatItsWorkReturns() {
    assertThat(stored.store().<Integer>write(db -> add(db, "one"))).isEqualTo(1);
  }

  @Test
  void aUnitThatThrowsChangesNothingAndTellsItsCaller() {
    assertThatThrownBy(
            () ->
                stored
                    .store()
                    .write(
                        db -> {
                          add(db, "half");
                          throw new IllegalStateException("on purpose");
                        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("on purpose");
    assertThat(lanes(stored)).isEqualTo("none");
  }

  @Test
  void aFailingStatementDoesNotHarmTheNeighboursInItsGroup() throws Exception {
    stored.store().write(db -> add(db, "taken"));
    Gate gate = new Gate();
    CompletableFuture<Integer> good = write("a");
    CompletableFuture<Integer> bad = write("taken");
    CompletableFuture<Integer> alsoGood = write("b");
    gate.open(3);

    assertThat(good.get()).isEqualTo(1);
    assertThat(alsoGood.get()).isEqualTo(1);
    assertThatThrownBy(bad::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(DataAccessException.class);
    assertThat(lanes(stored)).isEqualTo("a, b, taken");
  }

  @Test
  void writesThatArriveDuringACommitShareTheNext() throws Exception {
    Gate gate = new Gate();
    List<CompletableFuture<Integer>> writes =
        IntStream.range(0, 20).mapToObj(n -> write("lane-" + n)).toList();
    int before = stored.commits();
    gate.open(20);
    for (CompletableFuture<Integer> write : writes) {
      assertThat(write.get()).isEqualTo(1);
    }
    assertThat(stored.commits() - before)
        .describedAs("commits for the gate and 20 writes")
        .isEqualTo(2);
  }

  @Test
  void aWriteIsRefusedWhileTheDatabaseIsAway() {
    stored.cutOff();
    try {
      assertThatThrownBy(() -> stored.store().write(db -> add(db, "refused")))
          .isInstanceOf(DataAccessResourceFailureException.class);
    } finally {
      stored.joinAgain();
    }
    assertThat(lanes(stored)).isEqualTo("none");
  }

  @Test
  void whatHasHappenedIsWrittenDownOnceTheDatabaseIsBack() {
    Duration patience = Duration.ofSeconds(20);
    stored.beganWhileAway(
        () -> stored.store().writeEventually(db -> add(db, "happened"), patience));
    assertThat(lanes(stored)).isEqualTo("happened");
  }

  @Test
  void whatCannotBeWrittenDownInTimeIsTold() {
    stored.cutOff();
    try {
      assertThatThrownBy(
              () -> stored.store().writeEventually(db -> add(db, "late"), Duration.ofMillis(1)))
          .isInstanceOf(DataAccessResourceFailureException.class);
    } finally {
      stored.joinAgain();
    }
    assertThat(lanes(stored)).isEqualTo("none");
  }

  @Test
  void aWriteInsideAWriteIsRefusedInsteadOfWaitingForItself() {
    Store store = stored.store();
    assertThatThrownBy(() -> store.write(db -> store.write(inner -> add(inner, "inner"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("inside a write");
    assertThat(lanes(stored)).isEqualTo("none");
  }

  @Test
  void aClosedStoreFinishesWhatWaitsAndRefusesTheRest() throws Exception {
    TestStore closing = stored.another();
    CountDownLatch hold = new CountDownLatch(1);
    CompletableFuture<Integer> waiting =
        CompletableFuture.supplyAsync(
            () ->
                closing
                    .store()
                    .write(
                        db -> {
                          holdOn(hold);
                          return add(db, "waited");
                        }),
            callers);
    await().until(() -> closing.store().isBusy());
    CompletableFuture<Void> closed = CompletableFuture.runAsync(closing::close, callers);
    hold.countDown();
    closed.get();
    assertThat(waiting.get()).isEqualTo(1);
    assertThatThrownBy(() -> closing.store().write(db -> add(db, "late")))
        .hasMessageContaining("the store is closed");
    assertThat(lanes(stored)).isEqualTo("waited");
  }

  /** Holds the writer back, so that what is written meanwhile waits in one group. */
  private final class Gate {

    private final CountDownLatch hold = new CountDownLatch(1);
    private final CompletableFuture<Integer> held;

    Gate() {
      held =
          CompletableFuture.supplyAsync(
              () ->
                  stored
                      .store()
                      .write(
                          db -> {
                            holdOn(hold);
                            return 0;
                          }),
              callers);
      await().until(() -> stored.store().isBusy());
    }

    void open(int waiting) throws Exception {
      await().until(() -> stored.store().waiting() == waiting);
      hold.countDown();
      held.get();
    }
  }

  private CompletableFuture<Integer> write(String lane) {
    return CompletableFuture.supplyAsync(
        () -> stored.store().<Integer>write(db -> add(db, lane)), callers);
  }

  private static void holdOn(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static int add(JdbcClient db, String lane) {
    return db.sql("INSERT INTO lane (name, paused_until, troubles) VALUES (?, 0, 0)")
        .param(lane)
        .update();
  }

  static String lanes(TestStore store) {
    return store.text("SELECT name FROM lane ORDER BY name");
  }
}
