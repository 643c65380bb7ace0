package dev.muster.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** A database that cannot be reached. */
class StoreOutageTest {

  private final CountDownLatch first = new CountDownLatch(1);
  private final AtomicInteger tries = new AtomicInteger();
  private final ExecutorService callers = Executors.newCachedThreadPool();

  @Test
  void everybodyWhoWaitsIsToldAfterOneTryInsteadOfOneEach() throws Exception {
    Store store = new Store(new Unreachable(), true);
    CompletableFuture<String> early = write(store);
    await().until(() -> tries.get() == 1);
    List<CompletableFuture<String>> waiting =
        IntStream.range(0, 20).mapToObj(n -> write(store)).toList();
    await().until(() -> store.waiting() == 20);
    first.countDown();

    assertThat(early.get()).contains("did not take the write");
    for (CompletableFuture<String> one : waiting) {
      assertThat(one.get()).contains("did not take the write");
    }
    assertThat(tries).hasValue(2);
    store.close();
    callers.shutdownNow();
  }

  private CompletableFuture<String> write(Store store) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return store.write(db -> "written");
          } catch (RuntimeException e) {
            return String.valueOf(e.getMessage());
          }
        },
        callers);
  }

  private final class Unreachable extends AbstractDataSource {
    @Override
    public Connection getConnection() throws SQLException {
      tries.incrementAndGet();
      try {
        first.await();
      } catch (InterruptedException e) {
        throw new SQLException(e);
      }
      throw new SQLException("connection refused");
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      return getConnection();
    }
  }
}
